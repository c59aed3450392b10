using Ipv6Dmz.Apply;
using Ipv6Dmz.Concerns;
using Ipv6Dmz.Tests.Tools;

namespace Ipv6Dmz.Tests.Agents;

/// <summary>The agent in a temporary folder, on a machine with <c>eth0</c> (up, with the default route) and <c>eth1</c> (down). Both are
/// veth; the kernel here may know neither WireGuard nor sit.</summary>
internal sealed class AgentBed : IDisposable
{
    /// <summary>Stands for all of the firewall where a test is about something else.</summary>
    public const string Firewall = "table inet ipv6_dmz {\n}\ndelete table inet ipv6_dmz\ntable inet ipv6_dmz {\n}\n";

    private readonly string home = Directory.CreateTempSubdirectory("ipv6-dmz-agent-").FullName;

    public AgentBed()
    {
        File.WriteAllText(
            $"{home}/agent",
            Agent.Text.Replace("home=/var/lib/ipv6-dmz", $"home={home}", StringComparison.Ordinal)
                .Replace("units=/etc/systemd/system", $"units={home}/units", StringComparison.Ordinal),
            new System.Text.UTF8Encoding(false));
        File.SetUnixFileMode($"{home}/agent", UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }

    /// <summary>A VPS's that has no tunnel, where no fact says otherwise: of two lines for a fact the second counts.</summary>
    public const string Facts = """
        role=vps
        links=
        outside=@uplink@
        inside=
        tunnel=
        table=
        keys=
        peer=
        far=
        mark=
        endpoint=
        endpoint_name=
        lookup_user=
        dedicated=
        port=51820
        subnets=
        proxied=
        advertised=

        """;

    /// <summary>A generation as activate composes it, of a firewall and of lines of ip(8), by a name that reads well.</summary>
    public void Generation(string name, string lines, string firewall = Firewall, string facts = "", params (string Path, string Content)[] more)
    {
        var folder = $"{home}/generations/{name}";
        Directory.CreateDirectory($"{folder}/boot");
        File.WriteAllText($"{folder}/manifest", "boot 0\n");
        foreach (var (path, content) in more.Append((MachineFacts.Name, $"{Facts}{facts}\n")).Append(("all.nft", firewall)).Append(("all.ip", lines)))
        {
            File.WriteAllText($"{folder}/boot/{path}", content);
        }
    }

    /// <summary>Lays out the files as the stage steps do.</summary>
    /// <returns>The command that activates them, and prints the generation's name.</returns>
    public string Stage(string lines, string facts = "")
    {
        var concern = new Concern([new("all.ip", $"{lines}# end"), new("all.nft", $"{Firewall}"), new(MachineFacts.Name, $"{Facts}{facts}"), new("all.sysctl", $"net/ipv6/conf/eth0/accept_ra = 2")]);
        var folder = Directory.CreateDirectory($"{home}/staged/boot").FullName;
        File.WriteAllText($"{folder}/.frame", concern.Frame());
        foreach (var artifact in concern.Artifacts)
        {
            File.WriteAllText($"{folder}/{artifact.Path}", artifact.Content);
        }

        return $$"""{ said=$(echo boot {{concern.Digest()}} | agent activate 120) && echo "${said% *}"; }""";
    }

    /// <summary>Runs a script that calls <c>agent</c> as the machine's steps and units do; what the agent says goes to <c>$home/said</c>.</summary>
    public string Run(string script) => Namespace.Run($$"""
        home={{home}}
        agent() { "$home/agent" "$@" 2>>"$home/said"; }
        running() { agent status | sed -n '1s/^generation \([^ ]*\) .*/\1/p'; }
        word() { cut -d' ' -f1 "$home/state" 2>/dev/null || echo settled; }
        timer() { read -r _ generation expires _ <"$home/state" && agent rollback "$generation" "$expires" "$1"; }
        # An address that is tentative for a second is another one to the watch.
        echo 0 | tee /proc/sys/net/ipv6/conf/all/accept_dad >/proc/sys/net/ipv6/conf/default/accept_dad
        for link in eth0 eth1; do
          ip link add $link type veth peer name $link-peer
          ip link set dev $link-peer up
        done
        ip address add 198.51.100.2/24 dev eth0
        ip link set dev eth0 up
        ip route add default via 198.51.100.1
        {{script}}
        """);

    public void Dispose() => Directory.Delete(home, recursive: true);
}
