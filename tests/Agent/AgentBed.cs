using Ipv6Dmz.Apply;
using Ipv6Dmz.Concerns;
using Ipv6Dmz.Tests.Tools;

namespace Ipv6Dmz.Tests.Agents;

/// <summary>The agent in a temporary folder, on a machine with <c>eth0</c> (up, with the default route) and <c>eth1</c> (down). Both are
/// veth; the kernel here may know neither WireGuard nor sit.</summary>
internal static class AgentBed
{
    /// <summary>Stands for all of the firewall where a test is about something else.</summary>
    public const string Firewall = "table inet ipv6_dmz {\n}\ndelete table inet ipv6_dmz\ntable inet ipv6_dmz {\n}\n";

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

    /// <summary>A generation as activate composes it, by a name that reads well.</summary>
    /// <param name="Lines">Of ip(8).</param>
    /// <param name="More">Files: path and content.</param>
    public sealed record Generation(string Name, string Lines = "", string Firewall = AgentBed.Firewall, string Facts = "", params (string Path, string Content)[] More)
    {
        internal void Write(string home)
        {
            var folder = Directory.CreateDirectory($"{home}/generations/{Name}/boot").FullName;
            File.WriteAllText($"{folder}/../manifest", "boot 0\n");
            foreach (var (path, content) in More.Append((MachineFacts.Name, $"{AgentBed.Facts}{Facts}\n")).Append(("all.nft", Firewall)).Append(("all.ip", Lines)))
            {
                File.WriteAllText($"{folder}/{path}", content);
            }
        }
    }

    /// <summary>A script's lines that stage <c>boot</c> and define <c>activate [SECONDS]</c>, which makes it live.</summary>
    /// <param name="id">The generation's name, <c>$id</c> in the script.</param>
    public static string Stage(string lines, string facts, out string id)
    {
        var concern = new Concern([new("all.ip", $"{lines}# end"), new("all.nft", $"{Firewall}"), new(MachineFacts.Name, $"{Facts}{facts}"), new("all.sysctl", $"net/ipv6/conf/eth0/accept_ra = 2")]);
        var generation = Concerns.Generation.Of([("boot", concern.Digest())]);
        id = generation.Id;
        return $$"""
            agent stage boot <<'END'
            {{concern.Frame()}}END
            id={{id}}
            activate() { echo {{generation.Manifest.Trim()}} | agent activate "${1:-120}" first >/dev/null; }

            """;
    }

    /// <summary>Runs a script that calls <c>agent</c> as the machine's steps and units do; what the agent says goes to <c>$home/said</c>.
    /// <c>tool NAME</c> puts a script of the test's in a program's place.</summary>
    /// <returns>What it prints.</returns>
    public static string Run(string script, Generation? one = null, Generation? two = null, Generation? three = null)
    {
        var home = Directory.CreateTempSubdirectory("ipv6-dmz-agent-").FullName;
        File.WriteAllText(
            $"{home}/agent",
            Agent.Text.Replace("home=/var/lib/ipv6-dmz", $"home={home}", StringComparison.Ordinal)
                .Replace("units=/etc/systemd/system", $"units={home}/units", StringComparison.Ordinal),
            new System.Text.UTF8Encoding(false));
        File.SetUnixFileMode($"{home}/agent", UnixFileMode.UserRead | UnixFileMode.UserExecute);
        foreach (var generation in new[] { one, two, three }.OfType<Generation>())
        {
            generation.Write(home);
        }

        try
        {
            return Namespace.Run($$"""
                home={{home}}
                mount -t tmpfs tmpfs /usr/local/sbin
                agent() { "$home/agent" "$@" 2>>"$home/said"; }
                tool() { { echo '#!/bin/sh'; cat; } >"/usr/local/sbin/$1"; chmod 755 "/usr/local/sbin/$1"; }
                within() { seconds=$1; shift; until "$@"; do [ $seconds -gt 0 ] || return 1; sleep 1; seconds=$((seconds - 1)); done; }
                running() { agent status | sed -n '1s/^generation \([^ ]*\) .*/\1/p'; }
                word() { cut -d' ' -f1 "$home/state" 2>/dev/null || echo settled; }
                timer() { read -r _ generation expires _ <"$home/state" && agent rollback "$generation" "$expires" "$1"; }
                neighbours() { # NUMBERS: fe80::NUMBER behind eth0, each of them there
                  ip netns add there
                  ip link set dev eth0-peer netns there
                  ip -n there link set dev eth0-peer addrgenmode none address 02:00:00:00:00:01 up
                  for number; do ip -n there address add fe80::$number/64 dev eth0-peer nodad; done
                  ip address add fe80::9/64 dev eth0 nodad
                }
                # An address that is tentative for a second is another one to the watch.
                echo 0 | tee /proc/sys/net/ipv6/conf/all/accept_dad >/proc/sys/net/ipv6/conf/default/accept_dad
                for link in eth0 eth1; do
                  ip link add $link type veth peer name $link-peer
                  ip link set dev $link-peer up
                done
                ip address add 198.51.100.2/24 dev eth0
                ip link set dev eth0 up
                # The kernel says so a moment later.
                until ip link show dev eth0 | grep -q 'state UP'; do sleep 0.02; done
                ip route add default via 198.51.100.1
                {{script}}
                """);
        }
        finally
        {
            Directory.Delete(home, recursive: true);
        }
    }
}
