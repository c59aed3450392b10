using System.Text.Json.Nodes;

namespace Ipv6Dmz.Tests.Lab.Deployment;

public sealed class RemoteConnectionTests
{
    private const string Values = """
        "port":2201,"user":"admin","password":"word","privateKey":"pem","privateKeyPassword":"words","hostKey":"ssh-ed25519 AAAA","dialErrorLimit":-1,"perDialTimeout":3
        """;

    private static RemoteConnection From(string json) => RemoteConnection.FromInputs(JsonNode.Parse($$"""{"connection":{{json}}}""")!.AsObject());

    [Fact]
    public void Defaults_are_the_provider_s_every_value_is_taken_a_proxy_s_too_and_no_secret_is_printed()
    {
        RemoteConnection proxy = new("p", 2201, "admin", "word", "pem", "words", "ssh-ed25519 AAAA", -1, TimeSpan.FromSeconds(3));

        var connection = From($$"""{"host":"h","proxy":{"host":"p",{{Values}}},{{Values}}}""");

        Assert.Equal(proxy with { Host = "h", Proxy = proxy }, connection);
        Assert.Equal("admin@h:2201 by admin@p:2201", connection.ToString());
        Assert.Equal(new("192.0.2.1", 22, "root", null, null, null, null, 10, TimeSpan.FromSeconds(15)), From("""{"host":"192.0.2.1","hostKey":""}"""));
    }

    [Theory]
    [InlineData("""{"host":"h","agentSocketPath":"/run/agent"}""", "connection.agentSocketPath:")]
    [InlineData("""{"host":"h","proxy":{"host":"p","agentSocketPath":"/run/agent"}}""", "connection.proxy.agentSocketPath:")]
    [InlineData("""{"host":"h","proxy":{"host":"p","proxy":{"host":"q"}}}""", "connection.proxy.proxy:")]
    [InlineData("""{"host":"h","privateKey":"pem","proxy":{"host":"p"}}""", "no agent")]
    public async Task What_the_lab_does_not_do_is_refused_by_name_and_nothing_is_dialled(string json, string said) =>
        (await Assert.ThrowsAsync<DeploymentException>(() => new SshShell().RunAsync(From(json), "true", "", _ => { }, TestContext.Current.CancellationToken)))
            .Message.MustSay(said);
}
