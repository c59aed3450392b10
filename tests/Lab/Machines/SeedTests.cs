using System.Formats.Tar;
using Ipv6Dmz.Lab.Machines;
using Ipv6Dmz.Tests.Lab.Cloud;

namespace Ipv6Dmz.Tests.Lab.Machines;

public sealed class SeedTests : InFolder
{
    [Fact]
    public async Task The_same_keys_give_the_same_bytes_in_whole_sectors()
    {
        var keys = await LabKeys.EnsureAsync(new LabFolder(Folder), Ct);
        var bytes = Seed.For(LabMachine.World, keys).ToTar();

        Assert.Equal(bytes, Seed.For(LabMachine.World, keys).ToTar());
        Assert.Equal(0, bytes.Length % 512);
    }

    [Fact]
    public void A_server_s_has_what_cloud_init_reads_and_no_key_of_its_own()
    {
        var entries = Entries(Seed.ForServer(FakeSite.Server, ["ssh-ed25519 AAAA client", "ssh-ed25519 BBBB lab"]));

        Assert.Equal((FakeSite.Server.UserData!, "600"), entries["var/lib/cloud/seed/nocloud/user-data"]);
        entries["var/lib/cloud/seed/nocloud/meta-data"].Content.MustSay("ssh-ed25519 BBBB lab");
        entries["var/lib/cloud/seed/nocloud/network-config"].Content.MustSay("198.18.0.10/24");
        Assert.Contains("etc/apt/sources.list", entries);
        string.Join(' ', entries.Keys).MustNotSay("authorized_keys", "ssh_host");
    }

    private static Dictionary<string, (string Content, string Mode)> Entries(Seed seed)
    {
        using var tar = new TarReader(new MemoryStream(seed.ToTar()));
        var entries = new Dictionary<string, (string, string)>();
        while (tar.GetNextEntry(copyData: true) is { } entry)
        {
            var content = entry.DataStream is { } data ? new StreamReader(data).ReadToEnd() : entry.LinkName;
            entries.Add(entry.Name, (content, Convert.ToString((int)entry.Mode, 8)));
        }

        return entries;
    }
}
