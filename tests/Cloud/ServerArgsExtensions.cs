namespace Ipv6Dmz.Tests.Cloud;

internal static class ServerArgsExtensions
{
    /// <summary>The same but for what is given.</summary>
    public static HCloudServerArgs With(
        this HCloudServerArgs args,
        string? stack = null,
        bool? protect = null,
        CloudFirewall? firewall = null,
        string? reverseDns = null,
        Dictionary<string, string>? labels = null,
        int? clientKey = null,
        string? serverType = null,
        string? location = null,
        string? image = null) => new()
        {
            Project = args.Project,
            Stack = stack ?? args.Stack,
            Location = location ?? args.Location,
            ServerType = serverType ?? args.ServerType,
            Image = image ?? args.Image,
            Protect = protect ?? args.Protect,
            Firewall = firewall ?? args.Firewall,
            ReverseDns = reverseDns ?? args.ReverseDns,
            Labels = labels ?? args.Labels,
            ClientKey = clientKey ?? args.ClientKey,
        };
}
