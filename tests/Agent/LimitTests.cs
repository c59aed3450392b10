namespace Ipv6Dmz.Tests.Agents;

/// <summary>Nothing on the deployment's side ends a command that hangs (docs/engine.md).</summary>
public class LimitTests
{
    private static readonly string[] Verbs = ["packages", "keys", "stage", "activate", "confirm", "broker", "verify", "deactivate"];

    [Fact]
    public void Every_verb_that_a_step_calls_ends_itself_within_ten_minutes()
    {
        using var bed = new AgentBed();

        Assert.Equal(string.Join('\n', Verbs.Select(verb => $"600 agent {verb}")), bed.Run($$"""
            mount -t tmpfs tmpfs /usr/local/sbin
            printf '#!/bin/sh\necho "$1 ${2##*/} $3" >>/run/limits\nexec /usr/bin/timeout "$@"\n' >/usr/local/sbin/timeout
            chmod 755 /usr/local/sbin/timeout
            for verb in {{string.Join(' ', Verbs)}}; do agent $verb </dev/null >/dev/null || true; done
            grep '^600' /run/limits
            """));
    }
}
