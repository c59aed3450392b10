using System.Reflection;

namespace Ipv6Dmz.Tests.Graph;

public class OutputTests
{
    [Fact]
    public async Task The_stack_s_outputs_are_what_one_asks_for_afterwards()
    {
        var stack = await ProgramRun.StackAsync<DmzStack>(SampleConfig.DevWith(("router.connection.user", "admin")), new());

        Dictionary<string, string> expected = new()
        {
            ["publicIpv4"] = "198.18.0.10",
            ["delegatedPrefixes"] = "2001:db8:0:2::/63",
            ["dmzPrefix"] = "2001:db8:0:2::/64",
            ["dmzSubnet"] = "192.168.2.0/24",
            ["endpoint"] = "[2001:db8:0:98::51]:51820",
            ["vpsTunnelIpv4"] = "192.168.3.1",
            ["vpsTunnelIpv6"] = "2001:db8:0:3::1",
            ["routerTunnelIpv4"] = "192.168.3.2",
            ["routerTunnelIpv6"] = "2001:db8:0:3::2",
            ["routerDmzIpv4"] = "192.168.2.1",
            ["routerDmzIpv6"] = "2001:db8:0:2::1",
            ["mtu"] = "1420",
            ["vpsPublicKey"] = KeyDerivation.PublicKey(KeyDerivation.PrivateKey(RecordingMocks.Password("keys-vps"), "wireguard vps")),
            ["vpsPrivateKey"] = "",
            ["showVps"] = "ssh -p 2201 root@127.0.0.1 /var/lib/ipv6-dmz/agent status",
            ["showRouter"] = "ssh -p 2202 admin@127.0.0.1 sudo /var/lib/ipv6-dmz/agent status",
        };
        var outputs = await OutputsAsync(stack);
        Assert.Equal(44, outputs["routerPublicKey"].Length);
        Assert.NotEqual(outputs["vpsPublicKey"], outputs["routerPublicKey"]);
        outputs.Remove("routerPublicKey");
        Assert.Equal(expected.OrderBy(output => output.Key), outputs);
    }

    [Fact]
    public async Task No_output_is_a_secret() =>
        Assert.All(Outputs(await ProgramRun.StackAsync<DmzStack>(SampleConfig.Dev, new())), output => Assert.False(IsSecretAsync((dynamic)output.Value).Result));

    [Fact]
    public async Task Of_a_server_that_is_made_the_SSH_key_is_one_and_nothing_else_is()
    {
        var stack = await ProgramRun.StackAsync<DmzStack>(SampleConfig.InHCloud("native64"), new());

        Assert.All(Outputs(stack), output => Assert.Equal(output.Name == "vpsPrivateKey", IsSecretAsync((dynamic)output.Value).Result));
        Assert.StartsWith("-----BEGIN EC PRIVATE KEY-----", await TextAsync(stack.VpsPrivateKey));
    }

    private static async Task<SortedDictionary<string, string>> OutputsAsync(DmzStack stack)
    {
        var texts = new SortedDictionary<string, string>();
        foreach (var (name, output) in Outputs(stack))
        {
            texts[name] = await TextAsync((dynamic)output);
        }

        return texts;
    }

    private static IEnumerable<(string Name, object Value)> Outputs(DmzStack stack) =>
        from property in typeof(DmzStack).GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        let output = property.GetCustomAttribute<OutputAttribute>()
        where output is not null
        select (output.Name!, property.GetValue(stack)!);

    private static async Task<string> TextAsync<T>(Output<T> output) => $"{await OutputUtilities.GetValueAsync(output)}";

    private static Task<bool> IsSecretAsync<T>(Output<T> output) => Output.IsSecretAsync(output);
}
