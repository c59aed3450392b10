using Pulumi;
using Pulumi.Random;
using Pulumi.Utilities;

namespace Ipv6Dmz.Tests.Sdk;

public sealed class RandomPasswordTests
{
    [Fact]
    public async Task A_password_has_the_providers_type_and_names()
    {
        RandomPassword password = null!;
        CustomResourceOptions seen = null!;
        var mocks = new Recorder
        {
            Id = _ => "none",
            State = args => args.Inputs.SetItem("result", Output.CreateSecret<object>("text")),
        };
        await Run.UpAsync(mocks, () => password = new("seed", new() { Length = 43, Special = false, Keepers = { ["v"] = "1" } }, new()
        {
            ResourceTransformations =
            {
                args =>
                {
                    seen = (CustomResourceOptions)args.Options;
                    return null;
                },
            },
        }));
        Assert.Equal("random:index/randomPassword:RandomPassword", mocks["seed"].Type);
        Assert.Equal(["keepers", "length", "special"], mocks.Inputs("seed").Keys.Order());
        Assert.Equal(43.0, mocks.Inputs("seed")["length"]);
        Assert.Equal("none", await OutputUtilities.GetValueAsync(password.Id));
        Assert.Equal("text", await OutputUtilities.GetValueAsync(password.Result));
        Assert.True(await Output.IsSecretAsync(password.Result));
        Assert.Equal(43, await OutputUtilities.GetValueAsync(password.Length));
        Assert.Equal(["bcryptHash", "result"], seen.AdditionalSecretOutputs);
    }

    [Fact]
    public async Task A_password_without_a_length_fails()
        => Assert.Contains(
            "Length is required but was not given a value",
            await Run.FailAsync(new Recorder(), () => _ = new RandomPassword("seed", new())),
            StringComparison.Ordinal);
}
