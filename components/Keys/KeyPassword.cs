using Pulumi;
using Pulumi.Random;

namespace Ipv6Dmz.Keys;

internal static class KeyPassword
{
    private const int Length = 43; // 62 symbols each: 256 bits

    /// <summary>Secret, and the same for as long as the keepers that are not empty are.</summary>
    public static Output<string> Make(string name, Resource parent, params (string Keeper, string Value)[] keepers)
    {
        var password = new RandomPasswordArgs { Length = Length, Special = false };
        foreach (var (keeper, value) in keepers.Where(it => it.Value.Length > 0))
        {
            password.Keepers[keeper] = value;
        }

        return new RandomPassword(name, password, new() { Parent = parent }).Result;
    }
}
