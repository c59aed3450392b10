namespace Ipv6Dmz.Lab.Deployment;

/// <summary>What a protected resource's refusal says.</summary>
internal static class Protection
{
    public static string Of(ResourceKey key, string done, IEnumerable<string> because)
    {
        var reason = string.Join(", ", because);
        return $"{key} is protected and was to be {done}{(reason.Length > 0 ? $" because of {reason}" : "")}: nothing was done to it. "
            + $"To go on, take the protection away in the configuration (vps.hcloud.protect=off), `up`, and do this again";
    }
}
