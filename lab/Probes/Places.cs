namespace Ipv6Dmz.Lab.Probes;

/// <summary>Where probes look from: two machines, the world, and the world's namespaces.</summary>
public static class Places
{
    public const string Vps = "vps";
    public const string Router = "router";
    public const string World = "world";
    public const string Internet = "internet";
    public const string Server = "server";
    public const string Stranger = "stranger";
    public const string Broker = "broker";
    public const string Provider = "provider";
    public const string HomeRouter = "homerouter";
    public const string HomePc = "homepc";
    public const string DmzHost = "dmzhost";
    public const string DmzHost2 = "dmzhost2";
    public const string Web = "web";
    public const string Dns = "dns";
    public const string Shell = "shell";
    public const string Game = "game";

    // As world.sh gives them out.
    private static readonly Dictionary<string, string> ByMac = new()
    {
        ["02:00:00:00:02:01"] = DmzHost,
        ["02:00:00:00:02:02"] = DmzHost2,
        ["02:00:00:00:02:03"] = Web,
        ["02:00:00:00:02:04"] = Dns,
        ["02:00:00:00:02:05"] = Shell,
        ["02:00:00:00:02:06"] = Game,
    };

    /// <summary>The DMZ's namespace with that Ethernet address; null: there is none.</summary>
    public static string? OfMac(string? mac) => mac is null ? null : ByMac.GetValueOrDefault(mac);

    public static bool IsMachine(string place) => place is Vps or Router or World;
}
