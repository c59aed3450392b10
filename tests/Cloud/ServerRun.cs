namespace Ipv6Dmz.Tests.Cloud;

/// <summary>The server alone, for the lab's tests.</summary>
internal static class ServerRun
{
    public static readonly HCloudServerArgs Args = new() { Project = "ipv6-dmz", Stack = "dev", Location = "nbg1", ServerType = "cx23", Image = "debian-12" };

    /// <summary>The same but for what is given.</summary>
    public static HCloudServerArgs With(
        this HCloudServerArgs args, bool? protect = null, CloudFirewall? firewall = null, string? reverseDns = null, int? clientKey = null, string? location = null, string? image = null) => new()
        {
            Project = args.Project,
            Stack = args.Stack,
            Location = location ?? args.Location,
            ServerType = args.ServerType,
            Image = image ?? args.Image,
            Protect = protect ?? args.Protect,
            Firewall = firewall ?? args.Firewall,
            ReverseDns = reverseDns ?? args.ReverseDns,
            ClientKey = clientKey ?? args.ClientKey,
        };
}
