using System.Text.Json.Nodes;
using Ipv6Dmz.Lab.Deployment;

namespace Ipv6Dmz.Tests.Lab.Deployment;

public sealed class RemoteConnectionTests
{
    private static RemoteConnection From(string json) => RemoteConnection.FromInputs(JsonNode.Parse($$"""{"connection":{{json}}}""")!.AsObject());

    [Fact]
    public void Defaults_are_the_provider_s() => Assert.Equal(
        new RemoteConnection("192.0.2.1", 22, "root", null, null, null, null, 10, TimeSpan.FromSeconds(15)),
        From("""{"host":"192.0.2.1","hostKey":""}"""));

    [Fact]
    public void Every_value_is_taken() => Assert.Equal(
        new RemoteConnection("h", 2201, "admin", null, "pem", null, "ssh-ed25519 AAAA", -1, TimeSpan.FromSeconds(3)),
        From("""{"host":"h","port":2201,"user":"admin","privateKey":"pem","hostKey":"ssh-ed25519 AAAA","dialErrorLimit":-1,"perDialTimeout":3}"""));

    [Fact]
    public void What_the_lab_does_not_do_is_refused_by_name()
    {
        Assert.StartsWith("connection.agentSocketPath:", Assert.Throws<DeploymentException>(() => From("""{"host":"h","agentSocketPath":"/run/agent"}""")).Message, StringComparison.Ordinal);
        Assert.StartsWith("connection.proxy.agentSocketPath:", Assert.Throws<DeploymentException>(() => From("""{"host":"h","proxy":{"host":"p","agentSocketPath":"/run/agent"}}""")).Message, StringComparison.Ordinal);
        Assert.StartsWith("connection.proxy.proxy:", Assert.Throws<DeploymentException>(() => From("""{"host":"h","proxy":{"host":"p","proxy":{"host":"q"}}}""")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_proxy_has_the_same_values_and_defaults()
    {
        var connection = From("""{"host":"h","privateKey":"pem","proxy":{"host":"p","port":2201,"user":"jump","privateKey":"other","hostKey":"ssh-ed25519 AAAA"}}""");

        Assert.Equal(new RemoteConnection("p", 2201, "jump", null, "other", null, "ssh-ed25519 AAAA", 10, TimeSpan.FromSeconds(15)), connection.Proxy);
        Assert.Equal("root@h:22 by jump@p:2201", connection.ToString());
    }

    [Fact]
    public async Task Without_a_key_on_the_way_nothing_is_dialled()
    {
        var connection = From("""{"host":"h","privateKey":"pem","proxy":{"host":"p"}}""");

        var error = await Assert.ThrowsAsync<DeploymentException>(() => new SshShell().RunAsync(connection, "true", "", _ => { }, TestContext.Current.CancellationToken));

        Assert.Contains("no agent", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void It_prints_without_its_secrets() =>
        Assert.Equal("root@h:22", From("""{"host":"h","privateKey":"pem","password":"word"}""").ToString());
}
