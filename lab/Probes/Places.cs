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

    public static bool IsMachine(string place) => place is Vps or Router or World;
}
