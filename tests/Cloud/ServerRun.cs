namespace Ipv6Dmz.Tests.Cloud;

// The server alone, for the lab's tests.
internal static class ServerRun
{
    public static readonly HCloudServerArgs Args =
        new() { Project = "ipv6-dmz", Stack = "dev", Cloud = new("nbg1", "cx23", "debian-12", false, false, null, ImmutableDictionary<string, string>.Empty, 0) };

    // The same but for what is given.
    public static HCloudServerArgs With(
        this HCloudServerArgs args,
        bool? protect = null, CloudFirewall? firewall = null, string? reverseDns = null, int? clientKey = null, string? location = null, string? image = null) => new()
        {
            Project = args.Project,
            Stack = args.Stack,
            Firewall = firewall ?? args.Firewall,
            Cloud = args.Cloud with
            {
                Location = location ?? args.Cloud.Location,
                Image = image ?? args.Cloud.Image,
                Protect = protect ?? args.Cloud.Protect,
                ReverseDns = reverseDns ?? args.Cloud.ReverseDns,
                ClientKey = clientKey ?? args.Cloud.ClientKey,
            },
        };
}
