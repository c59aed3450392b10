namespace Ipv6Dmz.Tests.Agents;

/// <summary>Generations of one address each. Namespaces have no systemd: the timer is the one for machines without it.</summary>
internal static class ProvisionalBed
{
    public const string Helpers = """
        address() { ip -4 -br address show dev eth1 | awk '{ print $3 }'; }
        show() { echo "$(running): $(address)"; }
        within() { seconds=$1; shift; until "$@"; do [ $seconds -gt 0 ] || return 1; sleep 1; seconds=$((seconds - 1)); done; }
        good() { [ "$(address)" = 192.168.2.1/24 ]; }
        bare() { [ -z "$(address)" ] && [ -z "$(nft list tables)" ]; }
        """;

    public static string Lines(string address) => $"link set dev eth1 up\n-4 address add {address}/24 dev eth1\n";

    /// <summary>A bed in which <c>good</c> is confirmed, and what activates the next one.</summary>
    public static string Begin(AgentBed bed, out string activate)
    {
        bed.Generation("good", Lines("192.168.2.1"));
        activate = bed.Stage(Lines("192.168.9.1"));
        return $"""
            {Helpers}
            echo good >"$home/confirmed"
            agent live good
            """;
    }
}
