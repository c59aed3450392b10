using System.Text;
using System.Text.Json.Nodes;
using Ipv6Dmz.Lab.Cloud;
using static Ipv6Dmz.Lab.Deployment.HCloud.HCloudInputs;

namespace Ipv6Dmz.Lab.Deployment.HCloud;

/// <summary>The inputs of a Server resource, with what they refer to looked up.</summary>
internal static class ServerOrder
{
    private const int LongestUserData = 32 * 1024;

    /// <exception cref="DeploymentException">The cloud would refuse it.</exception>
    public static CloudServer Read(long id, JsonObject inputs, CloudState state)
    {
        _ = Required(inputs, "serverType");
        var image = Required(inputs, "image");
        var location = Required(inputs, "location");
        var userData = InputValues.String(inputs, "userData");
        if (!image.StartsWith("debian-", StringComparison.Ordinal))
        {
            throw new DeploymentException($"image {image}: the lab's cloud has Debian alone, as in debian-13");
        }

        if (Encoding.UTF8.GetByteCount(userData ?? "") > LongestUserData)
        {
            throw new DeploymentException($"userData has more than {LongestUserData} bytes (invalid_input)");
        }

        return new CloudServer(
            id,
            Required(inputs, "name"),
            location,
            image,
            userData,
            [.. List(inputs, "sshKeys").Select(InputValues.Text).Select(key =>
                Existing(state.SshKeys.Find(it => Text(it.Id) == key || it.Name == key), "SSH key", key).PublicKey)],
            Firewalls(inputs, state),
            Address(inputs, state, "ipv4", location),
            Address(inputs, state, "ipv6", location));
    }

    public static IReadOnlyList<long> Firewalls(JsonObject inputs, CloudState state) =>
        [.. List(inputs, "firewallIds").Select(node => (long)node.GetValue<double>()).Select(id =>
            Existing(state.Firewalls.Find(it => it.Id == id), "firewall", id).Id)];

    /// <summary>Ids of the primary IPs that it names.</summary>
    public static IReadOnlyList<long> Addresses(JsonObject inputs) =>
        [.. new[] { "ipv4", "ipv6" }.Select(family => Number(Net(inputs), family)).OfType<long>()];

    private static string Address(JsonObject inputs, CloudState state, string family, string location)
    {
        var id = Number(Net(inputs), family)
            ?? throw new DeploymentException($"publicNets: the lab's cloud makes no addresses for a server; name a primary IP as {family}");
        var ip = Existing(state.PrimaryIps.Find(it => it.Id == id && it.Ipv6 == (family == "ipv6")), $"primary IP ({family})", id);
        return ip.Server is { } other ? throw new DeploymentException($"primary IP {ip.Address} is assigned to server {other} (primary_ip_assigned)")
            : ip.Location != location ? throw new DeploymentException($"primary IP {ip.Address} is in {ip.Location}, the server in {location} (invalid_input)")
            : ip.Address;
    }

    private static JsonObject Net(JsonObject inputs) => List(inputs, "publicNets").OfType<JsonObject>().FirstOrDefault() ?? [];
}
