namespace Ipv6Dmz.Tests.Config;

// What is taken as it is, close to what is refused.
public class GoodValueTests
{
    [Theory]
    [InlineData("dmz.dhcpLease", "120 7200s 2m 52w infinite")]
    [InlineData("router.homeInterface", "eth0.10 enp0s31f6 br_dmz-1 abcdefghijklmno")]
    [InlineData("router.connection.host", "vps.example.net router 3com.example.net 2001:db8::22 fd00::1 ::1 192.168.1.2")]
    [InlineData("vps.ipv4", "10.0.0.4")]
    // macOS's agent, Windows's own, one in the folder of somebody with an accent, and 1Password's.
    [InlineData("vps.connection.agent", @"/private/tmp/com.apple.launchd.Xy12/Listeners \\.\pipe\openssh-ssh-agent /home/zoë/agent.sock")]
    [InlineData("vps.connection.agent", "/Users/me/Library/Group Containers/2BUA8C4S2C.com.1password/t/agent.sock", false)]
    public void A_value_that_fits_is_taken_as_it_is(string key, string values, bool several = true) => Assert.All(several ? values.Split(' ') : [values], value =>
        Assert.Contains($" = {value}", SampleConfig.Parse($"6in4{(key.EndsWith("agent") ? " & vpsPrivateKey=" : "")} & {key}={value}").ToString()));

    [Theory]
    [InlineData("192.168.2.2-192.168.2.254")]
    [InlineData("192.168.2.2-192.168.2.2")]
    public void The_widest_and_the_narrowest_range_are_taken(string value)
    {
        var dmz = SampleConfig.Parse($"6in4 & dmz.dhcpRange={value}").Dmz;
        Assert.Equal(value, $"{dmz.DhcpFirst}-{dmz.DhcpLast}");
    }

    [Fact]
    public void Over_IPv4_the_home_path_needs_20_bytes_less() =>
        Assert.Equal(1340, SampleConfig.Parse("6in4 & wireguard.endpointFamily=ipv4 & router.homeMtu=1340").Router.HomeMtu);

    [Fact]
    public void Host_keys_of_the_usual_types_are_taken_with_and_without_comment_or_none()
    {
        const string Curve = "ecdsa-sha2-nistp256";
        string[] keys = [SampleConfig.HostKey, $"{SampleConfig.HostKey} root@vps", SampleConfig.PublicKey(Curve, Curve, "nistp256", "point"), ""];
        Assert.Equal([.. keys[..3], null], keys.Select(key => SampleConfig.Parse($"6in4 & vps.connection.hostKey={key}").Vps.Existing!.Connection.HostKey));
    }

    [Fact]
    public void Private_keys_of_the_usual_formats_are_taken_and_not_kept()
    {
        using var ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        string[] keys =
        [
            SampleConfig.PrivateKey, SampleConfig.OpenSshKey("ssh-rsa"), SampleConfig.OpenSshKey("ecdsa-sha2-nistp521"), SampleConfig.PrivateKey.ReplaceLineEndings("\r\n"),
            ecdsa.ExportPkcs8PrivateKeyPem(), ecdsa.ExportECPrivateKeyPem(),
        ];
        Assert.All(keys, key => Assert.DoesNotContain("PRIVATE KEY", SampleConfig.Parse($"6in4 & routerPrivateKey={key}").ToString()));
    }

    [Fact]
    public void A_jump_host_has_a_login_of_its_own() => Assert.Equal(
        new ConnectionConfig("bastion.example.net", 2022, "jump", SampleConfig.HostKey, "auto"),
        SampleConfig.Parse("6in4 & vps.connection.jump.host=bastion.example.net & vps.connection.jump.agent=auto & vps.connection.jump.port=2022"
            + $" & vps.connection.jump.user=jump & vps.connection.jump.hostKey={SampleConfig.HostKey}").Vps.Existing!.Connection.Jump);

    [Theory]
    [InlineData("6in4", "192.168.3.2")]
    [InlineData("6in4", "2001:db8:0:3::2")]
    [InlineData("native64", "192.168.3.2")]
    public void Through_the_VPS_the_router_is_at_its_end_of_the_tunnel(string uplink, string host) =>
        Assert.Equal(RouterWay.Vps, SampleConfig.Parse($"{uplink} & VIA-VPS & router.connection.host={host}").Router.Via);
}
