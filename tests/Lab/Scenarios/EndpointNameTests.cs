namespace Ipv6Dmz.Tests.Lab.Scenarios;

// An endpoint by name, whose address changes.
[Collection(LabCollection.Name), Trait("Category", "Faults")]
public sealed class EndpointNameTests(LabFixture fixture)
{
    private const string Moved = "the endpoint's address dies, and its name gets another one";

    [Fact]
    [Reliability(Moved, Fault.Returns + ", with nobody's help")]
    public async Task Where_the_name_leads_to_another_address_the_tunnel_follows()
    {
        var lab = await DeployedLab.AtAsync(fixture);
        const string name = "wireguard.endpointName=vps.example.net";
        await lab.UpAsync(name);
        // The name leads where the plan does not; nobody has asked for it.
        Assert.EndsWith("[2001:db8:0:98::51]:51820", await lab.SayAsync("router", "wg show wg-vps endpoints"));
        await using var traffic = await Traffic.StartAsync(lab);

        await lab.SayAsync("world", """
            ip netns exec server sh -c '
              old=$(cat /run/lab/dns.pid)
              kill "$old"
              timeout 20 tail --pid="$old" -s 0.1 -f /dev/null
              exec dnsmasq --pid-file=/run/lab/dns.pid --conf-file=/dev/null --no-hosts --no-resolv --user=root --bind-interfaces \
                --listen-address=198.51.100.53,2001:db8:0:80::53 --local=/example.net/ --host-record=vps.example.net,198.18.0.10,2001:db8:0:98::52' || exit
            # The VPS itself stays as it is: its provider sends what is for the new address to the old one, and nothing else.
            ip netns exec provider nft -f - <<END
            table ip6 moved {
              chain there {
                type nat hook prerouting priority -100
                ip6 daddr 2001:db8:0:98::52 dnat to 2001:db8:0:98::51
              }
              chain away {
                type filter hook forward priority -10
                ct original ip6 daddr 2001:db8:0:98::51 drop
                ct original ip6 saddr 2001:db8:0:98::51 drop
              }
            }
            END
            """);
        var since = await Traffic.NowAsync(lab);
        var back = await traffic.FlowsAsync(since + 5, Fault.Notice - TimeSpan.FromSeconds(5));
        var streams = await traffic.StopAsync();

        Assert.EndsWith("[2001:db8:0:98::52]:51820", await lab.SayAsync("router", "wg show wg-vps endpoints"));
        Assert.Contains("vps.example.net is at 2001:db8:0:98::52 now", await lab.SayAsync("router", "journalctl -q -o cat -t ipv6-dmz | grep endpoint:"));
        // No other question left for the home network: the host's go through the tunnel, the router's to its dnsmasq.
        await lab.ProbeAsync("homepc", name);
        await Fault.RecordAsync(Moved, "the router's watch found it", back + TimeSpan.FromSeconds(5), streams, Fault.Notice);
    }
}
