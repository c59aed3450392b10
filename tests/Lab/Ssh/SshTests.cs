using System.Net.Sockets;
using Ipv6Dmz.Lab.Machines;

namespace Ipv6Dmz.Tests.Lab.Ssh;

public sealed class SshTests : InFolder
{
    private const string Key = "AAAAC3NzaC1lZDI1NTE5AAAAIJ8MLoAKKpWVYCSqMPWnJPUvvKZJm0dNKhMgYCkjV2ys";

    [Fact]
    public void A_host_key_is_what_stands_in_authorized_keys_with_or_without_a_comment_and_what_is_none_is_named()
    {
        var key = PinnedHostKey.Parse($"ssh-ed25519 {Key} root@vps\n");

        Assert.Equal(["ssh-ed25519"], key.Algorithms);
        Assert.True(key.Matches(Convert.FromBase64String(Key)));
        Assert.False(key.Matches(Convert.FromBase64String(Key.Replace("J8", "J9"))));
        Assert.Equal(key.Blob, PinnedHostKey.Parse($"ssh-ed25519 {Key}").Blob);
        Assert.Throws<FormatException>(() => PinnedHostKey.Parse("ssh-ed25519")).Message.MustSay("'ssh-ed25519'");
    }

    [Fact]
    public void A_server_is_asked_for_an_RSA_key_with_its_oldest_hash_alone_as_the_provider_asks() =>
        Assert.Equal(["ssh-rsa"], PinnedHostKey.Parse($"ssh-rsa {Key}").Algorithms);

    [Fact]
    public void Another_host_key_is_said_with_who_shows_it_and_both_fingerprints_as_ssh_keygen_shows_them() =>
        Assert.StartsWith(
            "root@192.0.2.1:22 shows another host key than the configured one: "
            + "SHA256:A5BYxvLAy0ksUzsKTRTvd8wPeKvMztUofYShogEc+4E instead of SHA256:dGtqT30H4lApDs/l5Jlwt0igD3FnC10hL5tKY49lvPU. ",
            new HostKeyException(new SshTarget("192.0.2.1", 22, "root", "PRIVATE", $"ssh-ed25519 {Key}"), [1, 2, 3], new IOException()).Message,
            StringComparison.Ordinal);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(2, 3)]
    public async Task A_server_that_hangs_up_is_dialled_once_more_than_errors_are_forgiven(int limit, int dials)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var count = 0;
        var answering = Task.Run(async () =>
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync(Ct);
                count++;
            }
        }, Ct);
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        var key = (await LabKeys.EnsureAsync(new LabFolder(Folder), Ct)).ClientPrivateKey;

        await Assert.ThrowsAnyAsync<Exception>(() => SshConnection.OpenAsync(new SshTarget("127.0.0.1", port, "root", key, null), limit, ct: Ct));

        Assert.Equal(dials, count);
        listener.Stop();
        await Assert.ThrowsAnyAsync<Exception>(() => answering);
    }
}
