namespace Ipv6Dmz.Tests.Lab.Probes;

/// <summary>Machines on which nobody ever answers, unless a question is named.</summary>
internal sealed partial class FakeWorld
{
    /// <summary>Answers by question, as net.pl prints it: <c>tcp 198.18.0.10 80</c>.</summary>
    public Dictionary<string, string> Answers { get; init; } = [];

    /// <summary>Commands that fail.</summary>
    public Func<string, bool> Fails { get; init; } = _ => false;

    public Task<CommandResult> RunOn(string machine, string command, string? stdin, CancellationToken ct) => Task.FromResult(
        Fails(command) ? new CommandResult(1, "", "it is broken")
        : new(0, Ask().Match(command) is { Success: true } ask ? Say(ask.Groups[1].Value) : Facts(command), ""));

    private static string Facts(string command)
    {
        bool Asks(string what) => command.Contains(what);
        return Asks("second:dmzhost2") ? "host6=2001:db8:0:2::5\nhost4=192.168.2.105\npc6=2001:db8:0:a1::20\n"
            : Asks("home_mac=") ? "home6=2001:db8:0:a1::2\nhome4=192.168.1.2\nhome_ll=fe80::2\nhome_mac=02:00:00:00:01:02\ndmz_ll=fe80::3\n"
            : Asks("vps_mac=") ? "vps_mac=02:00:00:00:00:01\nvps_ll=fe80::4\n"
            : Asks("heard ") ? "1\n"
            : "0\n";
    }

    private string Say(string arguments) => string.Concat(Target().Matches(arguments)
        .SelectMany(target => Questions(target.Value)).Select(question => $"{question}: {Answers.GetValueOrDefault(question, "silence")}\n"));

    /// <summary>A line for each port.</summary>
    private static IEnumerable<string> Questions(string target) =>
        target.Split(',') is [var protocol, var to, var ports, ..] && ports.Length > 0
            ? ports.Split('+').Select(port => $"{protocol} {to} {port}")
            : [string.Join(' ', target.Split(',').Take(2))];

    [GeneratedRegex(@"(?:net\.pl|perl -) ask [0-9.]+ (.*)\z", RegexOptions.Singleline)]
    private static partial Regex Ask();

    [GeneratedRegex(@"(?:tcp|udp|icmp|dns),[^'\\\s]+")]
    private static partial Regex Target();
}
