namespace Ipv6Dmz.Tests.Graph;

public class PreviewTests
{
    [Fact]
    public async Task Every_command_and_every_delete_is_one_short_line()
    {
        var mocks = await ProgramRun.OfAsync(SampleConfig.Dev);

        Assert.All(mocks.Commands(), name =>
        {
            Assert.InRange(mocks.Input(name, "create").Length, 1, 180);
            Assert.DoesNotContain('\n', mocks.Input(name, "create"));
            Assert.DoesNotContain('\n', mocks.Resources[name].Inputs.GetValueOrDefault("delete", "") as string ?? "");
        });
    }

    [Fact]
    public async Task Stdin_is_the_plain_text_of_the_files()
    {
        var mocks = await ProgramRun.OfAsync(SampleConfig.Dev);

        var stdin = mocks.Input("router-dhcp-dns", "stdin");
        Assert.StartsWith("==> dmz.ip 0644\n", stdin);
        Assert.Contains("\n==> dnsmasq.conf 0644\n", stdin);
        Assert.Contains("\ndhcp-range=192.168.2.100,192.168.2.199,12h\n", stdin);
    }

    [Fact]
    public async Task Nothing_is_replaced_when_content_changes()
    {
        var mocks = await ProgramRun.OfAsync(SampleConfig.Dev);

        // A change of triggers replaces; content stands in stdin, which updates.
        Assert.All(mocks.Commands(), name => Assert.False(mocks.Resources[name].Inputs.ContainsKey("triggers")));
    }

    [Fact]
    public async Task Before_there_are_keys_a_preview_knows_all_files_but_those_that_name_them()
    {
        var mocks = await ProgramRun.OfAsync(SampleConfig.Dev, isPreview: true);

        var unknown = mocks.Commands().Where(name => name is not ("vps-packages" or "router-packages") && (!mocks.Resources[name].Inputs.ContainsKey("stdin") || !mocks.Resources[name].Inputs.ContainsKey("create")));
        Assert.Equal(
            ["router-activate", "router-boot", "router-confirm", "router-keys", "router-verify", "router-wireguard", "vps-activate", "vps-boot", "vps-confirm", "vps-keys", "vps-verify", "vps-wireguard"],
            unknown.Order());
    }
}
