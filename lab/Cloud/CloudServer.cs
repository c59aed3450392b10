namespace Ipv6Dmz.Lab.Cloud;

/// <summary>A server as the cloud made it.</summary>
/// <param name="UserData">What cloud-init got; it holds the private host key.</param>
/// <param name="PublicKeys">Lines of authorized_keys, from the SSH keys it was made with.</param>
public sealed record CloudServer(
    long Id,
    string Name,
    string Location,
    string Image,
    string? UserData,
    IReadOnlyList<string> PublicKeys,
    IReadOnlyList<long> Firewalls,
    string Ipv4,
    string Ipv6Network)
{
    public string Ipv6 => Ipv6Network + "1";
}
