namespace Ipv6Dmz.Tests.Agents;

public class HandshakeTests
{
    private static string Confirm(string shaken, string far, string links = "") => AgentBed.Run($"""
        agent live one
        printf '[ "$*" != "show wg-dmz latest-handshakes" ] || echo "%s"\n' "{shaken}" | tool wg
        printf 'against other\nhandshake wg-dmz {far}\n' | agent confirm one 4 && echo fine || grep -om 1 'no WireGuard handshake on wg-dmz\|there is no interface eth9' "$home/said"
        """, new("one", "", Facts: $"tunnel=wg-dmz\npeer=PEER=\nlinks={links}"));

    [Theory]
    [InlineData("PEER= $(date +%s)", "192.0.2.9")]
    [InlineData("PEER= 1000", "127.0.0.1")]
    public void A_handshake_counts_when_it_is_fresh_or_carries_what_is_sent(string shaken, string far) => Assert.Equal("fine", Confirm(shaken, far));

    [Theory]
    [InlineData("PEER= 1000", "192.0.2.9")]
    [InlineData("PEER= 0", "127.0.0.1")]
    [InlineData("OTHER $(date +%s)", "127.0.0.1")]
    public void An_old_one_none_and_another_peer_s_do_not(string shaken, string far) => Assert.Equal("no WireGuard handshake on wg-dmz", Confirm(shaken, far));

    [Fact]
    public void A_link_that_is_gone_is_named() => Assert.Equal("there is no interface eth9", Confirm("PEER= 1000", "127.0.0.1", "eth9"));
}
