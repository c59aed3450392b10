namespace Ipv6Dmz.Tests.Agents;

public class KeysTests
{
    [Fact]
    public void A_commit_removes_keys_that_nothing_uses_but_not_those_that_the_next_deployment_has_brought_already() => Assert.Equal("aa\ncc", AgentBed.Run("""
        agent live one
        printf 'bb\nprivate\npsk\n' | agent keys
        printf 'aa\nprivate\npsk\n' | agent keys
        touch -d '1 minute ago' "$home/keys/aa" "$home/keys/bb"
        touch -d '30 seconds ago' "$home/generations/one"
        printf 'cc\nprivate\npsk\n' | agent keys
        echo generation one | agent verify 120 >"$home/verified"
        ls "$home/keys"
        """, new("one", "", Facts: "keys=aa")));

    [Fact]
    public void Nor_does_it_keep_those_of_a_change_that_was_given_up() => Assert.Equal("0", ProvisionalBed.Run("""
        activate
        printf 'bb\nprivate\npsk\n' | agent keys
        touch -d '1 minute ago' "$home/keys/bb"
        touch -d '1 hour ago' "$home/generations/$id"
        activate
        echo "generation $id" | agent verify 120 >"$home/verified"
        ls "$home/keys" | wc -l
        """));
}
