namespace Ipv6Dmz.Config;

/// <summary>A list of hosts in a file of its own, as whoever reads files hands it over.</summary>
/// <param name="Json">The map from names to hosts; null: it couldn't be read.</param>
/// <param name="Rule">Then: why not.</param>
/// <param name="Mend">Then: what to do.</param>
public sealed record HostsFile(string? Json, string Rule = "", string Mend = "");
