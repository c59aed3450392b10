namespace Ipv6Dmz.Tests.Lab.Scenarios;

/// <summary>A moment that would be over before anyone could look: it is held up.</summary>
internal static class MiddleOfActivation
{
    /// <summary>For a machine, before it activates: commands that it then runs when the timer is armed, while what is to change things waits for the lock.</summary>
    public static string Run(string commands) => $"""
        cat >/run/middle <<'END'
        {commands}
        END
        setsid sh -c 'until [ -e /var/lib/ipv6-dmz/provisional ]; do sleep 0.02; done; exec flock /var/lib/ipv6-dmz/lock sh /run/middle' >/dev/null 2>&1 </dev/null &
        """;
}
