namespace Ipv6Dmz.Tests.Graph;

public class ChangeTests
{
    [Theory]
    [InlineData("dmz.exposure=closed", "")]
    [InlineData("dmz.dhcpRange=192.168.2.50-192.168.2.60", "router-activate router-confirm router-dhcp-dns router-verify vps-confirm vps-verify")]
    [InlineData("dmz.exposure=open", "router-activate router-confirm router-firewall router-verify vps-activate vps-confirm vps-firewall vps-verify")]
    [InlineData("""vps.sshFrom=["192.0.2.0/24"]""", "router-confirm router-verify vps-activate vps-confirm vps-firewall vps-verify")]
    [InlineData("wireguard.listenPort=51821", "router-activate router-boot router-confirm router-firewall router-verify router-wireguard "
        + "vps-activate vps-confirm vps-firewall vps-verify vps-wireguard")]
    [InlineData("vps.ipv4=198.18.0.11", "router-confirm router-verify vps-activate vps-broker vps-confirm vps-firewall vps-sixinfour vps-verify")]
    [InlineData("""hosts={"web": {"services": [{"name": "files", "ports": 445, "from": ["home"]}]}}""",
        "router-activate router-confirm router-dhcp-dns router-firewall router-routing router-verify vps-confirm vps-verify")]
    [InlineData("""hosts={"vps": {"services": [{"name": "http", "ports": 80, "rate": "5/s"}]}}""", "router-confirm router-verify vps-activate vps-confirm vps-firewall vps-verify")]
    [InlineData("uplinkUpdateKey=another-key", "vps-broker")]
    [InlineData("uplink.update.tunnelId=654321", "vps-broker")]
    [InlineData("wireguard.rotation=2027", "keys-psk keys-router keys-vps")]
    [InlineData("wireguard.pskRotation=b", "keys-psk")]
    public async Task A_change_concerns_the_steps_that_carry_it_and_what_follows_from_them(string change, string steps)
    {
        var before = (await ProgramRun.OfAsync("6in4 & UPDATE")).Inputs;
        var after = (await ProgramRun.OfAsync($"6in4 & UPDATE & {change}")).Inputs;

        Assert.Equal(before.Keys, after.Keys);
        Assert.Equal(steps, string.Join(' ', before.Keys.Where(name => before[name] != after[name])));
    }

    [Theory]
    [InlineData("vps")]
    [InlineData("router")]
    public async Task Whatever_was_activated_is_verified_though_the_state_may_have_that_as_done(string machine)
    {
        var run = await ProgramRun.OfAsync("6in4", new() { Salt = "again" });

        Assert.Contains($"\nactivated {machine}-activate said thisagain\n", run.Input($"{machine}-verify", "stdin"));
    }
}
