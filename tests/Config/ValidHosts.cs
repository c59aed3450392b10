using FsCheck;
using FsCheck.Fluent;
using System.Text.Json.Nodes;

namespace Ipv6Dmz.Tests.Config;

// Generates lists of hosts that fit the sample's network.
public static class ValidHosts
{
    private static readonly string[] Sources =
        ["internet", "vps", "0.0.0.0/0 ::/0 vps", "192.0.2.0/24", "192.0.2.7/32 192.168.0.0/16 vps", "2001:db8:0:a0::/64 2000::/16 10.0.0.0/8", "::/0", "home", "internet home", "vps home 192.0.2.0/24"];

    public static Gen<string> Generator { get; } =
        from hosts in Host.ListOf().Resize(6)
        from vps in Service.ListOf().Resize(3)
        select Named([.. hosts], [.. vps]);

    private static Gen<JsonObject> Host =>
        from ids in Gen.Elements("auto", "slaac", "given")
        from egress in Gen.Elements("internet", "internet", "", "192.0.2.0/24 198.51.100.0/24", "2000::/3 10.0.0.0/8")
        from services in Service.ListOf().Resize(5)
        select new JsonObject { ["ipv6"] = ids, ["egress"] = JsonSerializer.SerializeToNode(egress.Split(' ', StringSplitOptions.RemoveEmptyEntries)), ["services"] = new JsonArray([.. services]) };

    private static Gen<JsonObject> Service =>
        from range in Gen.Elements(0, 0, 1, 7)
        from protocol in Gen.Elements("tcp", "udp")
        from source in Gen.Elements(Sources)
        from forward in Gen.Elements("", "same", "moved")
        from enabled in Gen.Elements(true, true, false)
        from rate in Gen.Elements("none", "none", "50/s", "1/m", "1000000/h")
        from connections in Gen.Elements("none", "none", "1", "65535")
        let sources = JsonSerializer.SerializeToNode(source.Split(' '))
        select new JsonObject { ["ports"] = range, ["protocol"] = protocol, ["from"] = sources, ["ipv4"] = forward, ["enabled"] = enabled, ["rate"] = rate, ["connections"] = connections };

    // Every address and port once: ports from 1000 on, and those of the VPS that lead to others from 30000 on.
    private static string Named(JsonObject[] hosts, JsonObject[] vps)
    {
        var next = 1000;
        var all = new JsonObject();
        foreach (var (number, host) in hosts.Index())
        {
            host["mac"] = (string?)host["ipv6"] == "slaac" || number % 2 == 0 ? $"02:00:00:00:03:{number:x2}" : "";
            // The router tells hosts apart by it.
            if ((string?)host["mac"] == "")
            {
                host.Remove("egress");
            }

            host["ipv4"] = $"192.168.2.{10 + number}";
            host["ipv6"] = (string?)host["ipv6"] == "given" ? $"::{1 + (number % 2):x}:{0x10 + number:x}" : (string?)host["ipv6"];
            all[$"host-{number}"] = Numbered(host, host["services"]!.AsArray(), true, ref next);
        }

        var own = new JsonArray([.. vps]);
        all["vps"] = Numbered(new JsonObject { ["services"] = own }, own, false, ref next);
        return all.ToJsonString();
    }

    private static JsonObject Numbered(JsonObject host, JsonArray services, bool forwards, ref int next)
    {
        foreach (var (number, service) in services.Index())
        {
            var (first, more) = (next, (int)service!["ports"]!);
            next += more + 1;
            service["name"] = $"s{number}";
            service["ports"] = Range(first, more);
            service["ipv4"] = (string?)service["ipv4"] == "moved" ? Range(first + 29000, more) : (string?)service["ipv4"];
            // Somebody has to be able to come.
            string[] sources = [.. service["from"]!.AsArray().Select(source => (string)source!)];
            if (!forwards && (sources is ["vps"] || sources.Contains("home")))
            {
                service["from"] = new JsonArray("internet");
            }

            // Limits count who comes from outside.
            if (forwards && sources.All(source => source is "home" or "vps"))
            {
                (service["rate"], service["connections"]) = ("none", "none");
            }

            if ((string?)service["ipv4"] == "" && service["from"]!.AsArray().All(source => ((string?)source)!.Contains('.')))
            {
                service["ipv4"] = "same";
            }

            // The others have no IPv4 address, or come by the tunnel.
            if (!forwards || service["from"]!.AsArray().All(source => (string?)source != "internet" && !((string?)source)!.Contains('.')))
            {
                ((JsonObject)service).Remove("ipv4");
            }
        }

        return host;
    }

    private static string Range(int first, int more) => more == 0 ? $"{first}" : $"{first}-{first + more}";
}
