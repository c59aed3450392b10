namespace Ipv6Dmz.Tests.Agents;

/// <summary>A deployment engine in shell, of one machine's steps: it runs those whose inputs aren't the ones of their last success, and can be
/// killed before a step, or during it: then the machine has done it and the engine doesn't know.</summary>
internal static class ShellEngine
{
    private static readonly string Facts = AgentBed.Facts.Replace("\n", "\\n", StringComparison.Ordinal);

    /// <summary><c>up NUMBER [before|during STEP]</c>: the change with that number. <c>ups NUMBER</c>: as often as it takes, three times at most.
    /// <c>destroy</c>. What happens to the machine: <c>nothing</c>, <c>timer</c>, <c>boot</c>. <c>show</c>, <c>settled NUMBER</c>, <c>record</c>: what there is.</summary>
    public static readonly string Text = $$"""
        # In memory, where a flush costs nothing.
        sed 's|^home=.*|home=/run/home|' "$home/agent" >/run/agent
        chmod 755 /run/agent
        home=/run/home
        state=/run/state
        mkdir $state
        agent() { "$home/agent" "$@" 2>>/run/said; }
        install() { mkdir -p "$home" && cp /run/agent "$home/.agent" && "$home/.agent" settle test 2>>/run/said; }

        frame() {
          printf '==> all.ip 0644\nlink set dev eth1 up\n-4 address add 192.168.%s.1/24 dev eth1\n' "$1"
          printf '==> all.nft 0644\ntable inet ipv6_dmz {\n}\ndelete table inet ipv6_dmz\ntable inet ipv6_dmz {\n}\n'
          printf '==> machine.facts 0644\n{{Facts}}'
          printf '==> all.sysctl 0644\nnet/ipv6/conf/eth0/accept_ra = 2\n'
        }

        step() { # NAME INPUTS COMMAND…
          name=$1 inputs=$2
          shift 2
          [ "$killed" != "before $name" ] || return 1
          [ "$(cat "$state/$name" 2>/dev/null)" != "$inputs" ] || return 0
          echo "$inputs" >/run/stdin
          out=$("$@" </run/stdin) || return 1
          [ "$killed" != "during $name" ] || return 1
          echo "$inputs" >"$state/$name"
          echo "$out" >"$state/$name.stdout"
        }

        up() {
          killed=${2-}
          frame "$1" >/run/frame
          manifest="boot $(sha256sum /run/frame | cut -d' ' -f1)"
          id=$(echo "$manifest" | sha256sum | cut -c1-12)
          step agent agent install &&
            step keys "$(printf 'ab%s\nprivate\npsk' "$1")" agent keys &&
            step stage "$(cat /run/frame)" agent stage boot &&
            step activate "$manifest" agent activate 120 &&
            step confirm "$id" agent confirm "$id" 120 &&
            step verify "$(printf 'generation %s\nactivated %s' "$id" "$(cat $state/activate.stdout)")" agent verify 120
        }

        ups() { up "$1" || up "$1" || up "$1" || echo 'it takes too many'; }

        destroy() {
          [ ! -e $state/activate ] || agent deactivate
          [ ! -e $state/keys ] || agent forget-keys
          [ ! -e $state/agent ] || agent remove
          rm -r $state
          mkdir $state
        }

        nothing() { :; }
        timer() { case $(cat "$home/state" 2>/dev/null) in armed* | live* | agreed*) agent rollback $(cut -d' ' -f2,3 "$home/state") 'it was not committed' ;; esac; }
        boot() {
          nft flush ruleset
          ip -4 address flush dev eth1
          ip link set dev eth1 down
          echo 1 >/proc/sys/net/ipv6/conf/eth0/accept_ra
          agent boot
          agent watch
        }

        address() { ip -4 -br address show dev eth1 | awk '{ print $3 }'; }
        settled() { # NUMBER
          [ "$(address)" = "192.168.$1.1/24" ] && [ -s "$home/confirmed" ] && case $(cat "$home/state" 2>/dev/null) in '' | back*) ;; *) false ;; esac
        }
        record() {
          ip -br address show | grep -v peer@
          ip -4 rule
          ip -4 route show table all
          nft list ruleset
          cat /proc/sys/net/ipv6/conf/eth0/accept_ra
          ls -A "$home" 2>&1 || true
        }

        """;
}
