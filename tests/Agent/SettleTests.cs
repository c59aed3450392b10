namespace Ipv6Dmz.Tests.Agents;

public class SettleTests
{
    [Fact]
    public void A_machine_is_its_stack_s_until_that_is_destroyed() => Assert.Equal("ours\nours\nrefused\n[!] this machine is stack ipv6-dmz/home's: destroy that one first, or give ipv6-dmz/club a machine of its own (if that is only the stack's new name: rm /var/lib/ipv6-dmz/stack). Nothing was changed\nours", AgentBed.Run("""
        settle() {
            cp "$home/agent" "$home/.agent"
            if "$home/.agent" settle "$1" 2>"$home/said"; then echo ours; else echo refused; cat "$home/said"; fi
            [ ! -e "$home/.agent" ] || echo left
        }
        settle ipv6-dmz/home
        settle ipv6-dmz/home
        settle ipv6-dmz/club
        rm "$home/stack"
        settle ipv6-dmz/club
        """));
}
