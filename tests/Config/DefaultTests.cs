using System.IO.Enumeration;

namespace Ipv6Dmz.Tests.Config;

public class DefaultTests
{
    // Only what has no default, and a key to log in with.
    private static readonly ImmutableDictionary<string, string> Least = SampleConfig.Dev
        .Where(value => ConfigKeys.ByName[value.Key].IsRequired || value.Key is "vpsPrivateKey" or "routerPrivateKey").ToImmutableDictionary();

    // Examples that don't fit the sample alone: what has to go, or to come along.
    private static readonly (string Keys, string With)[] Companions =
    [
        ("uplink.update.*", "UPDATE"),
        ("dns.update.*", SampleConfig.Dns[3..]),
        ("vps.connection.jump.host", "vps.connection.jump.agent=auto"),
        ("router.connection.jump.host", "router.connection.jump.agent=auto"),
        ("vps.connection.jump.agent", "vps.connection.jump.host=bastion"),
        ("router.connection.jump.agent", "router.connection.jump.host=bastion"),
        ("vps.connection.agent", "vpsPrivateKey="),
        ("router.connection.agent", "routerPrivateKey="),
    ];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_required_keys_alone_make_a_deployment_and_another_that_is_left_out_or_empty_means_its_default(bool empty)
    {
        var optional = ConfigKeys.All.Where(key => !key.IsRequired && !key.IsSecret && !BadValueTests.IsIdle(key, Least));

        var given = Least.SetItems(optional.Select(key => KeyValuePair.Create(key.Name, empty && key.Type == ConfigKeyType.Text ? "" : key.Default!)));

        Assert.Equal((await ProgramRun.OfAsync(Least)).Inputs, (await ProgramRun.OfAsync(given)).Inputs);
    }

    [Fact]
    public void Sshd_listens_where_the_deployment_connects_to_unless_something_else_is_said()
    {
        var config = SampleConfig.Parse("6in4 & vps.connection.port=2222 & vps.sshPort=auto & router.connection.port=2223 & router.sshPort=22");

        Assert.Equal((2222, 22), (config.Vps.SshPort, config.Router.SshPort));
    }

    [Fact]
    public void Every_default_and_every_example_is_valid_itself() => Assert.All(ConfigKeys.All.Where(key => !key.IsSecret && !key.Name.EndsWith("hostKey")), key =>
    {
        var stack = key.When?.Values is ["hcloud"] ? "hcloud 6in4" : "6in4";
        var companions = Companions.Where(each => FileSystemName.MatchesSimpleExpression(each.Keys, key.Name)).Select(each => $" & {each.With}");
        SampleConfig.Parse($"{stack} & {key.Name}={key.Default ?? key.Example}");
        SampleConfig.Parse($"{stack}{string.Concat(companions)} & {key.Name}={key.Example}");
    });
}
