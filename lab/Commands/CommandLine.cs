using System.CommandLine;
using Ipv6Dmz.Lab.Deployment;
using Ipv6Dmz.Lab.Probes;

namespace Ipv6Dmz.Lab.Commands;

/// <summary>The arguments of demo.sh. Exit codes: 0 all is well, 1 it failed, 2 the arguments make no sense; exec and ssh give on the command's own.</summary>
public static class CommandLine
{
    private const int Usage = 2;

    private static readonly string[] Namespaces =
    [
        Places.Internet, Places.Server, Places.Stranger, Places.Broker, Places.Provider,
        Places.HomeRouter, "homelan", Places.HomePc, "dmzlan", Places.DmzHost, Places.DmzHost2,
        Places.Web, Places.Dns, Places.Shell, Places.Game,
    ];

    private static readonly string[] AllPlaces = [Places.Vps, Places.Router, Places.World, .. Namespaces];

    public static async Task<int> RunAsync(
        string[] arguments, ILabCommands lab, TextWriter output, TextWriter error, CancellationToken cancellation)
    {
        var parsed = Build(lab).Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            foreach (var problem in parsed.Errors)
            {
                await error.WriteLineAsync(problem.Message);
            }

            await error.WriteLineAsync("demo.sh --help lists the commands, demo.sh <command> --help their options");
            return Usage;
        }

        var configuration = new InvocationConfiguration
        {
            Output = output,
            Error = error,
            EnableDefaultExceptionHandler = false,
            // Signals are the program's own business: they cancel what runs, and what was cut off is recorded, however long that takes.
            ProcessTerminationTimeout = null,
        };
        return await parsed.InvokeAsync(configuration, cancellation);
    }

    private static RootCommand Build(ILabCommands lab)
    {
        var options = new DeployOptionSet(machines: true);
        var root = new RootCommand("""
            A lab of three virtual machines (a VPS, a DMZ router, and the world around them) with the IPv6 DMZ deployed into it.
            Without a command: boots the lab, deploys, runs every probe, prints the result as a table, and leaves the lab running.
            """)
        {
            HelpName = "demo.sh",
        };
        options.AddTo(root);
        root.SetAction((parsed, cancellation) => lab.DemoAsync(options.From(parsed), cancellation));
        root.Add(Deploy("up", "Deploy: boots the lab if need be, and makes the machines what the stack says.", lab.UpAsync, machines: true));
        root.Add(Deploy("preview", "Show what `up` would create, update, replace and delete, with differences line by line.", lab.PreviewAsync));
        root.Add(Probe(lab));
        root.Add(Exec(lab));
        root.Add(Ssh(lab));
        root.Add(Destroy(lab));
        root.Add(Plain("down", "Stop the machines. Their disks and what is deployed stay for the next `up`.", lab.DownAsync));
        root.Add(Plain("reset", "Go back to freshly booted machines with nothing deployed, and forget what was.", lab.ResetAsync));
        root.Add(Plain("status", "Show the machines, and what is deployed on them.", lab.StatusAsync));
        return root;
    }

    private static Command Plain(string name, string description, Func<CancellationToken, Task<int>> action)
    {
        var command = new Command(name, description);
        command.SetAction((_, cancellation) => action(cancellation));
        return command;
    }

    private static Command Deploy(string name, string description, Func<DeployOptions, CancellationToken, Task<int>> action, bool machines = false)
    {
        var command = new Command(name, description);
        var options = new DeployOptionSet(machines: machines);
        options.AddTo(command);
        command.SetAction((parsed, cancellation) => action(options.From(parsed), cancellation));
        return command;
    }

    private static Command Probe(ILabCommands lab)
    {
        var json = new Option<bool>("--json") { Description = "One JSON object a line and probe: name, place, expected, seen, ok" };
        var only = new Option<string?>("--only") { Description = "Only probes with this in their name, or from this place", HelpName = "text" };
        var gentle = new Option<bool>("--gentle") { Description = "Leave out the probes that take rules away or tunnels down for a moment" };
        var config = DeployOptionSet.ConfigOption("Hold the lab to this value instead of what was deployed last");
        var command = new Command("probe", "Look at the network from every place in it, and compare with what should be seen.") { json, only, gentle, config };
        command.SetAction((parsed, cancellation) => lab.ProbeAsync(
            new ProbeRequest(parsed.GetValue(json), parsed.GetValue(only), parsed.GetValue(gentle), parsed.GetValue(config) ?? []), cancellation));
        return command;
    }

    private static Command Exec(ILabCommands lab)
    {
        var place = Place();
        var words = new Argument<string[]>("command") { Description = "After --. One word is a shell's command line; several are a program and its arguments", Arity = ArgumentArity.OneOrMore };
        var command = new Command("exec", """
            Run a command on a machine or in a namespace of world; ends with its exit code.
              demo.sh exec dmzhost -- ping -c 1 2001:db8:0:80::80
              demo.sh exec router -- 'nft list ruleset | grep drop'
            """) { place, words };
        command.SetAction((parsed, cancellation) => lab.ExecAsync(parsed.GetRequiredValue(place), parsed.GetRequiredValue(words), cancellation));
        return command;
    }

    private static Command Ssh(ILabCommands lab)
    {
        var place = Place();
        var command = new Command("ssh", "Open a shell on a machine, by the way a real deployment takes.") { place };
        command.SetAction((parsed, cancellation) => lab.SshAsync(parsed.GetRequiredValue(place), cancellation));
        return command;
    }

    private static Command Destroy(ILabCommands lab)
    {
        var force = new Option<bool>("--force") { Description = "Go on where a machine can't be reached, and forget what is on it" };
        var options = new DeployOptionSet(config: false);
        var command = new Command("destroy", "Undo the deployment, last step first. The machines stay.") { force };
        options.AddTo(command);
        command.SetAction((parsed, cancellation) => lab.DestroyAsync(options.From(parsed), parsed.GetValue(force), cancellation));
        return command;
    }

    private static Argument<string> Place()
    {
        var place = new Argument<string>("place")
        {
            Description = $"A machine ({Places.Vps}, {Places.Router}, {Places.World}), or a network namespace of world ({string.Join(", ", Namespaces)})",
            HelpName = "place",
        };
        place.AcceptOnlyFromAmong(AllPlaces);
        return place;
    }
}
