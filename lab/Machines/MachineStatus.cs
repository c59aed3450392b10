using Ipv6Dmz.Apply;

namespace Ipv6Dmz.Lab.Machines;

/// <param name="Pid">The QEMU process, if there is one.</param>
/// <param name="Answers">Whether its sshd answers over the path that a deployment uses.</param>
public sealed record MachineStatus(LabMachine Machine, int? Pid, bool Answers);
