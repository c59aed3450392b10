namespace Ipv6Dmz.Lab.Deployment;

/// <summary>What a protected resource's refusal says.</summary>
internal static class Protection
{
    public static string Of(ResourceKey key, string done, IEnumerable<string> because)
    {
        var reason = string.Join(", ", because);
        return $"{key} is protected and was to be {done}{(reason.Length > 0 ? $" because of {reason}" : "")}: nothing was done to it. "
            + "To go on, take the protection away where it comes from (addresses of the cloud: vps.hcloud.protect=off; steps on a router that is "
            + "reached through the VPS: router.connection.via=direct, with its host), `up`, and do this again";
    }
}
