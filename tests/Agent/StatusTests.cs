namespace Ipv6Dmz.Tests.Agents;

public class StatusTests
{
    [Fact]
    public void It_shows_the_tables_that_the_generation_s_rules_look_up() => Assert.Equal("generation one (confirmed: )\nunreachable default metric 65536", AgentBed.Run("""
        agent live one
        agent status | grep -e '^generation one (' -e unreachable | sed 's/ *$//'
        """, new("one", """
        -4 rule add pref 77 iif eth1 lookup 4711
        -4 route add unreachable 0.0.0.0/0 metric 65536 table 4711

        """, Facts: "table=4711")));

    [Fact]
    public void It_names_the_tables_of_others_that_drop_what_the_DMZ_forwards() => Assert.Equal("the nftables table 'ip filter' drops by default", AgentBed.Run("""
        agent live one
        nft 'table ip filter { chain FORWARD { type filter hook forward priority filter; policy drop; }; }'
        nft 'table ip other { chain FORWARD { type filter hook forward priority filter; policy accept; }; }'
        agent status >/dev/null
        sed -n 's/^\[!\] \(.* drops by default\).*/\1/p' "$home/said"
        """, new("one", "")));
}
