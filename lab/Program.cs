using System.Runtime.InteropServices;
using Ipv6Dmz.Lab;
using Ipv6Dmz.Lab.Cloud;
using Ipv6Dmz.Lab.Commands;
using Ipv6Dmz.Lab.Deployment;
using Ipv6Dmz.Lab.Machines;

using var interrupt = new CancellationTokenSource();
using var onInterrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Interrupt);
using var onTerminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Interrupt);
using var onHangup = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Interrupt);

var project = ProjectFolder.Find();
// Data goes to stdout alone; what is said about it goes to stderr where there is data.
var screen = args.Contains("--json") ? Screen.Stderr() : Screen.Stdout();
var folder = LabFolder.Dev(Path.Combine(project, ".lab"));
using var machines = new LabMachines(folder);
var setting = new LabSetting(project, folder.Path);
var commands = new LabCommands(setting, new QemuMachines(machines, screen), Engine, screen, Console.Out);
try
{
    return await CommandLine.RunAsync(args, commands, Console.Out, Console.Error, interrupt.Token);
}
catch (Exception error) when (interrupt.IsCancellationRequested && error is (OperationCanceledException or DeploymentException))
{
    Screen.Stderr().Bad("interrupted; what was finished is kept, and the next call goes on from there");
    return 1;
}
catch (Exception error) when (Failures.Expected(error))
{
    Screen.Stderr().Bad(error.Message.TrimEnd());
    return 1;
}

IDeploymentEngine Engine(EngineKind kind, bool verbose) => kind == EngineKind.Pulumi
    ? new PulumiEngine(project, new PulumiWorkspace(project, setting.PulumiFolder, setting.Stack), setting.Stack)
    : new LabEngine(StackProgram.Of<LabStack>(), project, setting.Folder, setting.Stack, new SshShell((host, port) => CloudWay.To(folder, host, port)), screen, verbose,
        new LabCloud(folder.CloudFile, new QemuSite(machines)));

void Interrupt(PosixSignalContext context)
{
    // The second time it ends at once: the state is whole at any moment.
    context.Cancel = !interrupt.IsCancellationRequested;
    interrupt.Cancel();
}
