namespace Ipv6Dmz.Tests.Agents;

/// <summary>What of the firewall goes into the kernel when it changes. Whether it was loaded as a whole shows by the table's handle.</summary>
public class FirewallTests
{
    private const string Show = """
        handle() { nft -a list table inet ipv6_dmz | sed -n '1s/.* handle //p'; }
        elements() { for map; do nft list map inet ipv6_dmz "$map"; done | grep -o '[a-z]* \. [0-9-]* : [a-z_0-9]*'; }
        agent live one
        before=$(handle)
        whole() { if [ "$(handle)" = "$before" ]; then echo elements; else echo whole; fi; }

        """;

    private static readonly AgentBed.Generation One = new("one", Firewall: Table(["tcp . 22 : accept", "tcp . 80 : accept"], ["tcp . 90-99 : accept"]));

    [Fact]
    public void Where_elements_alone_differ_they_alone_go_into_the_kernel() => Assert.Equal("elements\ntcp . 22 : drop\ntcp . 443 : accept\nelements", AgentBed.Run($"""
        {Show}
        agent live two
        whole
        elements services | sort
        # The watch is content with it.
        agent watch
        agent watch
        whole
        """, One, new("two", Firewall: Table(["tcp . 443 : accept", "tcp . 22 : drop"], ["tcp . 90-99 : accept"]))));

    /// <summary>The agent knows an element by how the program writes it.</summary>
    [Theory]
    [InlineData("vps")]
    [InlineData("router")]
    public void What_the_program_renders_with_a_service_less_is_such_a_change(string machine)
    {
        const string Element = "\t\t\t::10 . tcp . 443 : accept,\n";
        var rendered = RepositoryFile.Read($"tests/Golden/hosts/{machine}/firewall/firewall.nft");
        Assert.Contains(Element, rendered);
        Assert.Equal("elements", AgentBed.Run($"""
            {Show}
            agent live two
            whole
            """, new("one", Firewall: rendered), new("two", Firewall: rendered.Replace(Element, "", StringComparison.Ordinal))));
    }

    [Fact]
    public void Going_back_is_such_a_change_too() => Assert.Equal("elements\ntcp . 22 : accept\ntcp . 80 : accept", AgentBed.Run($"""
        {Show}
        agent live two
        agent live one
        whole
        elements services | sort
        """, One, new("two", Firewall: Table(["tcp . 443 : accept", "tcp . 22 : drop"], ["tcp . 90-99 : accept"]))));

    [Theory]
    [InlineData("nft add rule inet ipv6_dmz input tcp dport 1 accept")]
    [InlineData("nft add element inet ipv6_dmz services '{ tcp . 1 : accept }'")]
    [InlineData("nft delete element inet ipv6_dmz services '{ tcp . 22 : accept }'")]
    [InlineData("nft delete element inet ipv6_dmz services '{ tcp . 80 : accept }'")]
    [InlineData("nft flush ruleset")]
    public void A_table_that_others_changed_is_loaded_as_a_whole(string change) => Assert.Equal("whole\ntcp . 22 : accept\ntcp . 443 : accept\n0", AgentBed.Run($"""
        {Show}
        {change}
        agent live two
        whole
        elements services | sort
        nft list table inet ipv6_dmz | grep -c 'dport 1 ' || true
        """, One, new("two", Firewall: Table(["tcp . 22 : accept", "tcp . 443 : accept"], ["tcp . 90-99 : accept"]))));

    public static TheoryData<string> Wider => new(
        Table(["tcp . 22 : accept", "tcp . 443 : accept"], ["tcp . 90-98 : accept"]),
        Table(["tcp . 22 : accept", "tcp . 443 : accept"], ["tcp . 90-98 : accept"], "tcp dport 5 accept"),
        Table(["tcp . 22 : accept", "tcp . 443 : accept"], ["tcp . 90-98 : accept"], "tcp dport { 5, 90-98 } accept"));

    [Theory]
    [MemberData(nameof(Wider))]
    public void What_differs_in_more_is_loaded_as_a_whole(string firewall) => Assert.Equal("whole\ntcp . 22 : accept\ntcp . 443 : accept\ntcp . 90-98 : accept", AgentBed.Run($"""
        {Show}
        agent live two
        whole
        elements services services_ranges | sort
        """, One, new("two", Firewall: firewall)));

    [Fact]
    public void An_agent_that_is_killed_behind_the_change_leaves_nothing_of_it_to_the_next_one() => Assert.Equal("tcp . 22 : accept\ntcp . 80 : accept", AgentBed.Run($$"""
        {{Show}}
        nft=$(command -v nft)
        printf '%s "$@"\ncase $* in *elements) kill -KILL $PPID ;; esac\n' "$nft" | tool nft
        agent live two || true
        rm /usr/local/sbin/nft
        agent live one
        elements services | sort
        """, One, new("two", Firewall: Table(["tcp . 443 : accept", "tcp . 22 : drop"], ["tcp . 90-99 : accept"]))));

    // As the program writes it.
    private static string Table(string[] services, string[] ranges, string rule = "tcp dport 2 accept") => $$"""
        table inet ipv6_dmz {}
        delete table inet ipv6_dmz
        table inet ipv6_dmz {
        	map services {
        		type inet_proto . inet_service : verdict
        		elements = {
        {{string.Concat(services.Select(service => $"\t\t\t{service},\n"))}}		}
        	}
        	map services_ranges {
        		type inet_proto . inet_service : verdict
        		flags interval
        		elements = {
        {{string.Concat(ranges.Select(range => $"\t\t\t{range},\n"))}}		}
        	}
        	chain input {
        		type filter hook input priority filter; policy accept;
        		{{rule}}
        		meta l4proto . th dport vmap @services
        		meta l4proto . th dport vmap @services_ranges
        	}
        }

        """;
}
