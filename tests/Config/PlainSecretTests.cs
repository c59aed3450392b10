namespace Ipv6Dmz.Tests.Config;

public class PlainSecretTests
{
    [Fact]
    public void Every_secret_has_a_key_outside_the_groups_so_that_it_can_be_told_whether_it_is_encrypted() =>
        Assert.DoesNotContain(ConfigKeys.All, key => key.IsSecret && key.Name.Contains('.'));

    [Fact]
    public void Each_one_in_plain_text_is_refused_with_the_command_that_mends_it_and_never_shown_and_an_empty_one_is_none()
    {
        var values = SampleConfig.Stack($"6in4 & UPDATE & vps.connection.jump.host=bastion & vpsJumpPrivateKey={SampleConfig.PrivateKey}"
            + " & routerPrivateKey= & router.connection.agent=auto");

        var errors = DmzConfigParser.Parse(values, plain: values.Keys.Select(key => $"ipv6-dmz:{key}").Append("hcloud:token").ToHashSet()).Errors;

        Assert.Equal(["vpsPrivateKey", "vpsJumpPrivateKey", "uplinkUpdateKey", "hcloud:token"], errors.Select(error => error.Key));
        Assert.All(errors, error => Assert.Equal("[secret]", error.Value));
        Assert.All(errors, error => Assert.StartsWith($"set it anew with `pulumi config set --secret {error.Key}", error.Mend));
    }
}
