namespace Ipv6Dmz.Tests.Agents;

public class StageTests
{
    /// <summary>As the deployment's graph has it: packages beside keys, then six connections that stage.</summary>
    [Fact]
    public void Six_concerns_are_staged_at_once_and_keys_come_beside_packages() => Assert.Equal("0 failed\nall packages are there\nprivate psk\n192.168.1.1/24 192.168.2.1/24 192.168.3.1/24 192.168.4.1/24 192.168.5.1/24", AgentBed.Run($$"""
        frame() {
          if [ $1 = boot ]; then
            cat <<'END'
        ==> machine.facts 0644
        {{AgentBed.Facts}}
        ==> all.nft 0644
        {{AgentBed.Firewall}}END
          else
            printf '==> %s.ip 0644\nlink set dev eth1 up\n-4 address add 192.168.%s.1/24 dev eth1\n' $1 $1
          fi
        }
        failed=0
        all() { for step; do wait $step || failed=$((failed + 1)); done; }
        printf 'ab\nprivate\npsk\n' | agent keys &
        keys=$!
        agent packages dpkg >/run/packages &
        all $keys $!
        steps=
        for concern in boot 1 2 3 4 5; do
          frame $concern >/run/frame.$concern
          agent stage $concern </run/frame.$concern &
          steps="$steps $!"
        done
        all $steps
        echo $failed failed
        cat /run/packages
        echo $(cat "$home/keys/ab/"*)
        for concern in boot 1 2 3 4 5; do echo $concern $(sha256sum </run/frame.$concern | cut -d' ' -f1); done | agent activate 120 >/dev/null
        echo $(ip -4 -br address show dev eth1 | cut -d' ' -f3- | xargs -n 1 | grep 192 | sort)
        """));

    [Theory]
    [InlineData("all.nft", "nft refuses it")]
    [InlineData("dnsmasq.conf", "dnsmasq: bad option")]
    [InlineData("wg-of-a-long-name.conf", "wg-quick refuses it")]
    [InlineData("all.service", "systemd refuses it")]
    [InlineData("all.sysctl", "not 'key = number'")]
    [InlineData("all.ip", "not an ip command")]
    public void What_a_checker_refuses_is_not_staged(string file, string message) => Assert.Equal(message, AgentBed.Run($"""
        printf '==> {file} 0644\nnonsense\n' | agent stage boot || grep -om 1 "{message}" "$home/said"
        """));
}
