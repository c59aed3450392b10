using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;
using Ipv6Dmz.Concerns;
using Ipv6Dmz.Config;
using Ipv6Dmz.Infra;
using Ipv6Dmz.Planning;
using Ipv6Dmz.Uplinks;

// hosts COUNT FOLDER: reads a list of so many hosts with three services each, from the stack's values and then from a file in the folder, plans and renders it;
// writes both firewalls into the folder, and those of the list with one service more, and prints what each step took, in seconds, and the most memory, in MB.
// Everything in one process of one core; the small list before it pays for the compiler.
var count = int.Parse(args[0], CultureInfo.InvariantCulture);
Directory.CreateDirectory(args[1]);
Measure(10, args[1]);
var (seconds, text) = Measure(count, args[1]);
var memory = Process.GetCurrentProcess().PeakWorkingSet64 >> 20;
Write("", text);
Write("-more", Measure(count, args[1], more: true).Text);
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} {seconds.Read:0.000} {seconds.File:0.000} {seconds.Plan:0.000} {seconds.Render:0.000} {memory}"));

void Write(string name, (string Vps, string Router) text)
{
    File.WriteAllText(Path.Combine(args[1], $"vps{name}.nft"), text.Vps.Replace("@uplink@", "eth0", StringComparison.Ordinal));
    File.WriteAllText(Path.Combine(args[1], $"router{name}.nft"), text.Router.Replace(", \"@management@\"", "", StringComparison.Ordinal));
}

static ((double Read, double File, double Plan, double Render) Seconds, (string Vps, string Router) Text) Measure(int count, string folder, bool more = false)
{
    var values = Values(count, more);
    var clock = Stopwatch.StartNew();
    if (!DmzConfigParser.Parse(values).IsValid)
    {
        throw new InvalidOperationException("the list is none");
    }

    var read = clock.Elapsed.TotalSeconds;
    // JSON is YAML, in its longest form.
    File.WriteAllText(Path.Combine(folder, "hosts.yaml"), values["hosts"]);
    values.Remove("hosts");
    values["hostsFile"] = "hosts.yaml";
    clock.Restart();
    var parsed = DmzConfigParser.Parse(values, file: HostsFileReader.In(folder));
    var fromFile = clock.Elapsed.TotalSeconds;
    var config = parsed.Config ?? throw new InvalidOperationException(string.Join('\n', parsed.Errors.Take(5)));
    clock.Restart();
    var plan = Planner.Plan(config, config.Vps.Existing!.Addresses);
    var planned = clock.Elapsed.TotalSeconds;
    clock.Restart();
    var vps = VpsFirewall.Files(plan, UplinkModes.Of(plan.Uplink)).Frame();
    var router = RouterFirewall.Files(plan).Frame();
    _ = DhcpAndDns.Files(plan).Frame();
    return ((read, fromFile, planned, clock.Elapsed.TotalSeconds), (First(vps), First(router)));
}

// Of a concern with one file.
static string First(string frame) => frame[(frame.IndexOf('\n', StringComparison.Ordinal) + 1)..];

// The sample's networks, with a DMZ that is large enough. IPv4 forwards for the first ten thousand ports alone: an address has no more than 65535.
static Dictionary<string, string> Values(int count, bool more)
{
    var first = IPNetwork.Parse("10.64.0.0/16");
    var hosts = Enumerable.Range(0, count).ToDictionary(number => $"h{number}", number => new Dictionary<string, object>
    {
        ["ipv4"] = $"{first.At(300 + number)}",
        ["services"] = (object[])
        [
            number < 20_000 ? new { name = "a", ports = 443, ipv4 = $"{20_000 + number}" } : new { name = "a", ports = 443 },
            new { name = "b", ports = 22, from = new[] { $"2001:db8:0:a0::{1 + (number % 50):x}/128" } },
            new { name = "c", ports = 5000 + (number % 1000), protocol = "udp" },
            .. more && number == count / 2 ? [new { name = "d", ports = 27015, protocol = "udp" }] : Array.Empty<object>(),
        ],
    });
    return new()
    {
        ["vps.connection.host"] = "198.18.0.10",
        ["vps.connection.agent"] = "auto",
        ["vps.ipv4"] = "198.18.0.10",
        ["vps.ipv6"] = "2001:db8:0:98::1/64",
        ["uplink.mode"] = "routed",
        ["uplink.delegatedPrefixes"] = """["2001:db8:0:2::/63"]""",
        ["wireguard.tunnelPrefix"] = "2001:db8:0:3::/64",
        ["dmz.subnet"] = "10.64.0.0/16",
        ["dmz.prefix"] = "2001:db8:0:2::/64",
        ["dmz.dhcpRange"] = "10.64.0.2-10.64.0.250",
        ["dmz.dnsUpstreams"] = """["2001:db8:0:80::53"]""",
        ["router.connection.host"] = "192.168.1.2",
        ["router.connection.agent"] = "auto",
        ["router.homeInterface"] = "eth0",
        ["router.dmzInterface"] = "eth1",
        ["hosts"] = JsonSerializer.Serialize(hosts),
    };
}
