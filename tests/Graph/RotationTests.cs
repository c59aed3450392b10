namespace Ipv6Dmz.Tests.Graph;

public class RotationTests
{
    private static readonly string[] Passwords = ["keys-psk", "keys-router", "keys-vps"];

    /// <summary>The state of an earlier release has none either; with one, the keys would be made anew by the upgrade.</summary>
    [Fact]
    public async Task Without_a_rotation_the_passwords_have_nothing_to_be_kept_by() =>
        Assert.All((await KeepersAsync()).Values, keepers => Assert.Equal("", keepers));

    [Fact]
    public async Task A_rotation_concerns_all_keys() =>
        Assert.All((await KeepersAsync(("wireguard.rotation", "2027"))).Values, keepers => Assert.Equal("rotation=2027", keepers));

    [Fact]
    public async Task A_rotation_of_the_preshared_key_concerns_that_alone()
    {
        var keepers = await KeepersAsync(("wireguard.rotation", "2027"), ("wireguard.pskRotation", "b"));

        Assert.Equal(["pskRotation=b rotation=2027", "rotation=2027", "rotation=2027"], Passwords.Select(name => keepers[name]));
    }

    private static async Task<IReadOnlyDictionary<string, string>> KeepersAsync(params (string Key, string Value)[] config)
    {
        var mocks = await ProgramRun.OfAsync(SampleConfig.Dev.SetItems(config.Select(it => KeyValuePair.Create(it.Key, it.Value))));
        Assert.Equal(Passwords, mocks.Resources.Keys.Where(name => name.StartsWith("keys-")).Order());
        return Passwords.ToDictionary(name => name, name => string.Join(
            ' ',
            mocks.Resources[name].Inputs.TryGetValue("keepers", out var keepers)
                ? ((ImmutableDictionary<string, object>)keepers).OrderBy(keeper => keeper.Key).Select(keeper => $"{keeper.Key}={keeper.Value}")
                : []));
    }
}
