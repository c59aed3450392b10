namespace Ipv6Dmz.Tests.Cloud;

public class CloudNameTests
{
    [Theory]
    [InlineData("dev")]
    [InlineData("hetzner-2")]
    public void Project_and_stack_are_the_name_where_they_make_a_host_name(string stack) => Assert.Equal($"ipv6-dmz-{stack}", CloudName.Of("ipv6-dmz", stack));

    [Theory]
    [InlineData("My.Stack")]
    [InlineData("my_stack")]
    [InlineData("-")]
    [InlineData("___")]
    [InlineData("a-stack-with-a-name-that-is-longer-than-any-host-name-may-be-0123456789")]
    public void What_makes_none_is_made_one_and_stays_different_from_others(string stack)
    {
        var name = CloudName.Of("ipv6-dmz", stack);

        Assert.Matches(@"^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?\z", name);
        Assert.NotEqual(name, CloudName.Of("ipv6-dmz", stack + "."));
        Assert.Equal(name, CloudName.Of("ipv6-dmz", stack));
    }

    [Theory]
    [InlineData("my.Stack_1", true)]
    [InlineData("a", true)]
    [InlineData("_a", false)]
    [InlineData("a-", false)]
    [InlineData("a-stack-with-a-name-that-is-longer-than-any-label-in-the-cloud-may-be", false)]
    public void A_label_is_the_text_itself_where_the_cloud_takes_it(string text, bool taken)
    {
        Assert.Equal(taken, CloudName.Label(text) == text);
        Assert.Matches(@"^[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?\z", CloudName.Label(text));
    }
}
