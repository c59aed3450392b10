namespace Ipv6Dmz.Lab.Machines;

/// <summary>A Debian that the lab's machines can be.</summary>
/// <param name="Name">Its number, or <c>testing</c>.</param>
/// <param name="Suite">Its folder in Debian's archive.</param>
public sealed record DebianRelease(string Name, string Suite)
{
    public static DebianRelease Default { get; } = new("13", "trixie");

    public static IReadOnlyList<DebianRelease> All { get; } = [Default, new("12", "bookworm"), new("testing", "testing")];

    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public static DebianRelease Of(string name) =>
        All.FirstOrDefault(release => release.Name == name) ?? throw new ArgumentException($"no Debian that the lab knows: {name}", nameof(name));
}
