namespace Ipv6Dmz.Tests.Agents;

/// <summary>Nothing on the deployment's side ends a command that hangs (docs/engine.md).</summary>
public class LimitTests
{
    private static readonly string[] Verbs = ["packages", "keys", "stage", "activate", "confirm", "broker", "verify", "dns", "deactivate"];

    [Fact]
    public void Every_verb_that_a_step_calls_ends_itself_within_ten_minutes() => Assert.Equal(string.Join('\n', Verbs.Select(verb => $"600 agent {verb}")), AgentBed.Run($$"""
        printf 'echo "$1 ${2##*/} $3" >>/run/limits\nexec /usr/bin/timeout "$@"\n' | tool timeout
        for verb in {{string.Join(' ', Verbs)}}; do agent $verb </dev/null >/dev/null || true; done
        grep '^600' /run/limits
        """));
}
