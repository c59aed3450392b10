using System.Text.Json.Nodes;

namespace Ipv6Dmz.Tests.Lab.Deployment;

public sealed class RemoteConnectionTests
{
    private static RemoteConnection From(string json) => RemoteConnection.FromInputs(JsonNode.Parse($$"""{"connection":{{json}}}""")!.AsObject());

    [Fact]
    public void Defaults_are_the_provider_s() => Assert.Equal(
        new RemoteConnection("192.0.2.1", 22, "root", null, null, null, null, 10, TimeSpan.FromSeconds(15)),
        From("""{"host":"192.0.2.1","hostKey":""}"""));

    [Fact]
    public void Every_value_is_taken_a_proxy_s_too_and_no_secret_is_printed()
    {
        const string values = """
            "port":2201,"user":"admin","password":"word","privateKey":"pem","privateKeyPassword":"words","hostKey":"ssh-ed25519 AAAA","dialErrorLimit":-1,"perDialTimeout":3
            """;
        RemoteConnection proxy = new("p", 2201, "admin", "word", "pem", "words", "ssh-ed25519 AAAA", -1, TimeSpan.FromSeconds(3));

        var connection = From($$"""{"host":"h","proxy":{"host":"p",{{values}}},{{values}}}""");

        Assert.Equal(proxy with { Host = "h", Proxy = proxy }, connection);
        Assert.Equal("admin@h:2201 by admin@p:2201", connection.ToString());
    }

    [Theory]
    [InlineData("""{"host":"h","agentSocketPath":"/run/agent"}""", "connection.agentSocketPath:")]
    [InlineData("""{"host":"h","proxy":{"host":"p","agentSocketPath":"/run/agent"}}""", "connection.proxy.agentSocketPath:")]
    [InlineData("""{"host":"h","proxy":{"host":"p","proxy":{"host":"q"}}}""", "connection.proxy.proxy:")]
    public void What_the_lab_does_not_do_is_refused_by_name(string json, string said) =>
        Assert.StartsWith(said, Assert.Throws<DeploymentException>(() => From(json)).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Without_a_key_on_the_way_nothing_is_dialled()
    {
        var connection = From("""{"host":"h","privateKey":"pem","proxy":{"host":"p"}}""");

        (await Assert.ThrowsAsync<DeploymentException>(() => new SshShell().RunAsync(connection, "true", "", _ => { }, TestContext.Current.CancellationToken)))
            .Message.MustSay("no agent");
    }
}
