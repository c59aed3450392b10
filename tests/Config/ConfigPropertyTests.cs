using FsCheck;
using FsCheck.Fluent;

namespace Ipv6Dmz.Tests.Config;

public class ConfigPropertyTests
{
    internal static readonly FsCheck.Config Many = FsCheck.Config.QuickThrowOnFailure.WithMaxTest(500);

    // What a cloud gives: apart from all that is generated.
    private static readonly VpsAddresses Given = VpsAddresses.InHCloud("198.18.0.10", "2001:db8:0:98::/64");

    [Fact]
    public void Any_valid_configuration_parses_and_its_plan_holds_together() =>
        Check.One(Many, Prop.ForAll(ValidConfigs.Arbitrary, values =>
        {
            var config = SampleConfig.Parse(values);
            var plan = Planner.Plan(config, config.Vps.Existing?.Addresses ?? Given);
            var (tunnel, dmz) = (plan.Tunnel, plan.Dmz);

            Assert.Contains(plan.DelegatedPrefixes, prefix => prefix.Covers(dmz.Prefix));
            Assert.Contains(plan.DelegatedPrefixes, prefix => prefix.Covers(tunnel.Prefix));
            Assert.Equal(plan.Uplink is Native64Config, dmz.Prefix.Overlaps(tunnel.Prefix));
            Assert.False(dmz.Subnet.Overlaps(tunnel.Subnet));
            Assert.Equal(plan.Uplink is Native64Config, plan.DelegatedPrefixes.Any(prefix => prefix.Overlaps(plan.Vps.NativePrefix)));

            Assert.InRange(tunnel.Mtu, 1280, 1440);
            Assert.Equal(Math.Min(tunnel.Mtu, plan.Uplink.Mtu), tunnel.PathMtu);
            Assert.True(tunnel.Mtu + WireGuardConfig.Overhead(config.WireGuard.EndpointFamily) <= config.Router.HomeMtu);
            Assert.Equal((tunnel.PathMtu - 40, tunnel.PathMtu - 60), (tunnel.Mss4, tunnel.Mss6));

            Assert.True(dmz.Subnet.Contains(dmz.Given.DhcpFirst) && dmz.Subnet.Contains(dmz.Given.DhcpLast));
            Assert.True(Networks.Compare(dmz.RouterIpv4, dmz.Given.DhcpFirst) < 0 && Networks.Compare(dmz.Given.DhcpFirst, dmz.Given.DhcpLast) <= 0);
            Assert.True(Networks.Compare(dmz.Given.DhcpLast, dmz.Subnet.Last()) < 0);

            Assert.True(tunnel.Subnet.Contains(tunnel.Vps.Ipv4) && tunnel.Subnet.Contains(tunnel.Router.Ipv4) && !tunnel.Router.Ipv4.Equals(tunnel.Subnet.Last()));
            Assert.Equal(tunnel.EndpointIsDedicated, tunnel.Endpoint.IsIpv6());
            Assert.Equal(tunnel.EndpointIsDedicated, plan.Vps.NativePrefix.Contains(tunnel.Endpoint));
            IPAddress[] ofTheBroker = [];
            if (plan.Uplink is SixInFourConfig six)
            {
                Assert.True(six.Link.Contains(six.ClientAddress) && six.Link.Contains(six.ServerAddress));
                Assert.DoesNotContain(six.Delegated, prefix => prefix.Overlaps(six.Link));
                ofTheBroker = [six.BrokerAddress, six.ClientAddress, six.ServerAddress];
            }

            Assert.Equal(config.Vps.SshFrom.Length, plan.Vps.SshFrom4.Length + plan.Vps.SshFrom6.Length);

            Assert.True(config.Vps.Existing is not null || DmzConfigParser.Parse(values).Against(Given) is []);
            Assert.Distinct(
                [plan.Vps.Ipv6, plan.Vps.Ipv4, .. ofTheBroker, tunnel.Vps.Ipv4, tunnel.Vps.Ipv6, tunnel.Router.Ipv4, tunnel.Router.Ipv6, dmz.RouterIpv4, dmz.RouterIpv6]);
        }));

    [Fact]
    public void Any_required_key_left_out_is_named() =>
        Check.One(Many.WithMaxTest(50), Prop.ForAll(ValidConfigs.Arbitrary, values => Assert.All(values.Keys.Select(name => ConfigKeys.ByName[name]).Where(key => key.IsRequired), key =>
        {
            var error = Assert.Single(DmzConfigParser.Parse(values.Remove(key.Name)).Errors);
            Assert.Equal((key.Name, "the key is required"), (error.Key, error.Rule));
        })));
}
