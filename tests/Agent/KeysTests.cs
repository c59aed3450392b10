namespace Ipv6Dmz.Tests.Agents;

public class KeysTests
{
    [Fact]
    public void A_commit_removes_keys_that_nothing_uses_but_not_those_that_the_next_deployment_has_brought_already()
    {
        using var bed = new AgentBed();
        bed.Generation("one", "", facts: "keys=aa");

        Assert.Equal("aa\ncc", bed.Run("""
            agent live one
            printf 'bb\nprivate\npsk\n' | agent keys
            printf 'aa\nprivate\npsk\n' | agent keys
            touch -d '1 minute ago' "$home/keys/aa" "$home/keys/bb"
            touch -d '30 seconds ago' "$home/generations/one"
            printf 'cc\nprivate\npsk\n' | agent keys
            echo generation one | agent verify 120 >"$home/verified"
            ls "$home/keys"
            """));
    }

    [Fact]
    public void Nor_does_it_keep_those_of_a_change_that_was_given_up()
    {
        using var bed = new AgentBed();
        var activate = bed.Stage(ProvisionalBed.Lines("192.168.9.1"));

        Assert.Equal("0", bed.Run($"""
            id=$({activate})
            printf 'bb\nprivate\npsk\n' | agent keys
            touch -d '1 minute ago' "$home/keys/bb"
            touch -d '1 hour ago' "$home/generations/$id"
            {activate} >/dev/null
            echo "generation $id" | agent verify 120 >"$home/verified"
            ls "$home/keys" | wc -l
            """));
    }
}
