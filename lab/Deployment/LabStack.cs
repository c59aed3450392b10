using Ipv6Dmz.Infra;

namespace Ipv6Dmz.Lab.Deployment;

/// <summary>The program's stack, as it is, watched.</summary>
public sealed class LabStack() : DmzStack(ProgramWatch.Options(), ProgramWatch.Say(), ProgramWatch.Say());
