namespace Ipv6Dmz.Tests.Rendering;

public class ResolverTests
{
    [Fact]
    public async Task The_router_s_own_questions_are_redirected_or_refused_at_once()
    {
        var firewall = (await RenderedFiles.OfAsync(Cases.All["dev"]))["router/firewall/firewall.nft"];

        Assert.Equal("192.168.1.1 sent\n2001:db8:0:aa::1 sent\nfe80::1%eth0 refused", Namespace.Run($$"""
            ip link add eth0 type veth peer name home
            ip link set dev home up
            ip link set dev eth0 up
            ip address add 192.168.1.2/24 dev eth0
            ip address add 192.168.2.1/24 dev eth0
            ip -6 address add 2001:db8:0:aa::2/64 dev eth0 nodad
            ip -6 address add fe80::2/64 dev eth0 nodad
            ip -6 address add 2001:db8:0:2::1/64 dev eth0 nodad
            nft -f - <<'END'
            {{firewall}}
            END
            for to in 192.168.1.1 2001:db8:0:aa::1 fe80::1%eth0; do
              if bash -c "echo question >/dev/udp/$to/53" 2>/dev/null; then echo "$to sent"; else echo "$to refused"; fi
            done
            """));
    }
}
