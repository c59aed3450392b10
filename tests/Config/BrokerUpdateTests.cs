using Ipv6Dmz.Config;

namespace Ipv6Dmz.Tests.Config;

public class BrokerUpdateTests
{
    [Fact]
    public void All_four_keys_make_the_broker_s_update()
    {
        var uplink = Assert.IsType<SixInFourConfig>(SampleConfig.Parse(SampleConfig.DevWith(SampleConfig.Update)).Uplink);

        Assert.Equal(new BrokerUpdateConfig("https://broker.example.net/nic/update", "123456", "me"), uplink.Update);
        Assert.Null(((SixInFourConfig)SampleConfig.Parse(SampleConfig.Dev).Uplink).Update);
    }

    [Theory]
    [InlineData("uplink.update.url", "needed with uplink.update.tunnelId", "e.g. https://ipv4.tunnelbroker.net/nic/update, or remove uplink.update.tunnelId, uplink.update.user, uplinkUpdateKey")]
    [InlineData("uplink.update.tunnelId", "needed with uplink.update.url", "e.g. 123456, or remove")]
    [InlineData("uplink.update.user", "needed with uplink.update.url", "e.g. me, or remove")]
    [InlineData("uplinkUpdateKey", "needed with uplink.update.url", "`pulumi config set --secret uplinkUpdateKey`")]
    public void One_of_the_four_that_is_missing_is_named(string key, string rule, string mend) =>
        Refused.At(key, rule, mend, [.. SampleConfig.Update, (key, "")]);

    [Theory]
    [InlineData("uplink.update.url", "http://broker.example.net/nic/update", "by http the update key could be read", "use https://broker.example.net/nic/update")]
    [InlineData("uplink.update.url", "https://me:key@broker.example.net/nic/update", "have keys of their own", "leave them out")]
    [InlineData("uplink.update.url", "https://broker.example.net/nic/update?hostname=1", "put there by the update itself", "from the question mark on")]
    [InlineData("uplink.update.url", "broker.example.net/nic/update", "not an address by https", "https://ipv4.tunnelbroker.net/nic/update")]
    [InlineData("uplink.update.url", "https://", "not an address by https", "https://ipv4.tunnelbroker.net/nic/update")]
    [InlineData("uplink.update.url", "https://broker.example.net/nic update", "not an address by https", "https://ipv4.tunnelbroker.net/nic/update")]
    [InlineData("uplink.update.tunnelId", "tunnel 1", "a tunnel's id", "the number")]
    [InlineData("uplink.update.tunnelId", "1&myip=192.0.2.1", "a tunnel's id", "the number")]
    [InlineData("uplink.update.user", "me:key", "a user's name at the broker", "logs in with")]
    [InlineData("uplinkUpdateKey", "two words", "printable ASCII without blanks", "copy it")]
    public void What_can_t_be_meant_is_refused(string key, string value, string rule, string mend) =>
        Refused.At(key, rule, mend, [.. SampleConfig.Update, (key, value)]);

    [Fact]
    public void A_refused_key_is_not_shown() =>
        Assert.Equal("[secret]", Assert.Single(DmzConfigParser.Parse(SampleConfig.DevWith([.. SampleConfig.Update, ("uplinkUpdateKey", "two words")])).Errors).Value);

    [Theory]
    [InlineData("routed")]
    [InlineData("native64")]
    public void Without_a_broker_there_is_nobody_to_tell(string uplink) => Assert.Equal(
        ["uplink.update.url", "uplink.update.tunnelId", "uplink.update.user", "uplinkUpdateKey"],
        DmzConfigParser.Parse(SampleConfig.With(uplink, SampleConfig.Update)).Errors.Select(error => error.Key));
}
