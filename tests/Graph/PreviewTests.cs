namespace Ipv6Dmz.Tests.Graph;

public class PreviewTests
{
    [Fact]
    public async Task A_command_is_one_short_line_and_its_stdin_the_plain_text_of_the_files_which_updates()
    {
        var run = await ProgramRun.OfAsync("6in4");

        Assert.All(run.Commands, name =>
        {
            Assert.InRange(run.Input(name, "create").Length, 1, 180);
            Assert.DoesNotContain('\n', run.Input(name, "create") + run[name].GetValueOrDefault("delete"));
            // A change of triggers replaces; a change of stdin updates.
            Assert.False(run[name].ContainsKey("triggers"));
        });
        Assert.StartsWith("==> dmz.ip 0644\n", run.Input("router-dhcp-dns", "stdin"));
        run.Input("router-dhcp-dns", "stdin").MustSay("\n==> dnsmasq.conf 0644\n", "\ndhcp-range=192.168.2.100,192.168.2.199,12h\n");
    }

    [Fact]
    public async Task Before_there_are_keys_a_preview_knows_all_files_but_those_that_name_them()
    {
        var run = await ProgramRun.OfAsync("6in4", isPreview: true);

        var unknown = run.Commands.Where(name => !name.EndsWith("-packages") && !(run[name].ContainsKey("stdin") && run[name].ContainsKey("create")));
        Assert.Equal(
            "router-activate router-boot router-confirm router-keys router-verify router-wireguard "
            + "vps-activate vps-boot vps-confirm vps-keys vps-verify vps-wireguard", string.Join(' ', unknown.Order()));
    }

    [Fact]
    public async Task Before_there_is_a_server_a_preview_knows_what_is_to_be_made()
    {
        var run = await ProgramRun.OfAsync("hcloud routed & vps.hcloud.reverseDns=vps.example.net", isPreview: true);

        Assert.Equal(("debian-13", "cx23", "ipv6-dmz-dev-ipv4-nbg1"), (run["vps-server"]["image"], run["vps-server"]["serverType"], run["vps-ipv4-nbg1"]["name"]));
        Assert.False(run["vps-server"].ContainsKey("userData"));
        Assert.Contains("vps-activate", run.Commands);
    }
}
