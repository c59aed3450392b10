using System.Text;
using Ipv6Dmz.Apply;
using Ipv6Dmz.Tests.Tools;

namespace Ipv6Dmz.Tests.Agents;

/// <summary>The agent's call to the broker, by the real curl to a real server.</summary>
public class BrokerTests
{
    private const string Address = "198.18.0.10";

    private const string Key = "a\"b\\c$d'e`f";

    [Theory]
    [InlineData("good 198.18.0.10")]
    [InlineData("nochg 198.18.0.10")]
    [InlineData("good 198.18.0.10\r\n")]
    public void What_the_broker_takes_or_has_already_is_success(string answer)
    {
        using var broker = new FakeBroker(_ => FakeBroker.Response(answer));

        Assert.Equal((0, $"[#] broker: {answer.Trim()}"), Tell(broker));
    }

    [Fact]
    public void It_is_asked_once_by_dyn_s_protocol_with_basic_authentication()
    {
        using var broker = new FakeBroker(_ => FakeBroker.Response($"good {Address}"));

        Tell(broker);

        var request = Assert.Single(broker.Requests).Split('\n');
        Assert.Equal("GET /nic/update?hostname=123456&myip=198.18.0.10 HTTP/1.1", request[0]);
        Assert.Contains($"Authorization: Basic {Convert.ToBase64String(Encoding.ASCII.GetBytes($"me:{Key}"))}", request);
        Assert.Contains("User-Agent: ipv6-dmz", request);
    }

    [Fact]
    public void Neither_key_nor_user_stands_on_a_command_line()
    {
        using var broker = new FakeBroker(_ => FakeBroker.Response($"good {Address}"));

        Tell(broker, key: "findme-4711", user: "findme-too");

        Assert.Contains("curl --config -", broker.CommandLines, StringComparison.Ordinal);
        Assert.DoesNotContain("findme", broker.CommandLines, StringComparison.Ordinal);
    }

    [Fact]
    public void Behind_a_provider_s_NAT_the_broker_takes_the_address_that_the_call_comes_from()
    {
        using var broker = new FakeBroker(_ => FakeBroker.Response("good 203.0.113.77"));

        Assert.Equal((0, "[#] broker: good 203.0.113.77"), Tell(broker, address: "auto"));
        Assert.StartsWith("GET /nic/update?hostname=123456 HTTP", Assert.Single(broker.Requests), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("badauth", "401 Unauthorized", "'badauth' (HTTP 401) — uplink.update.user and uplinkUpdateKey")]
    [InlineData("nohost", "200 OK", "'nohost' (HTTP 200) — uplink.update.tunnelId: does 123456 belong to me?")]
    [InlineData("notfqdn", "200 OK", "— uplink.update.tunnelId")]
    [InlineData("abuse", "200 OK", "'abuse' (HTTP 200) — the broker has blocked updates")]
    [InlineData("badagent", "200 OK", "— the broker takes no updates from here")]
    [InlineData("911", "200 OK", "— the trouble is at the broker")]
    [InlineData("-ERROR: IP is not ICMP pingable.", "200 OK", "— the broker pings the address first: is ICMP to 198.18.0.10 open")]
    [InlineData("good 127.0.0.1", "200 OK", "— it took another address than 198.18.0.10")]
    [InlineData("nochg 198.51.100.1", "200 OK", "— it took another address than 198.18.0.10")]
    [InlineData("<html>\n<title>Moved</title>", "301 Moved", "'<html> <title>Moved</title>' (HTTP 301) — uplink.update.url")]
    [InlineData("", "200 OK", "'' (HTTP 200) — uplink.update.url")]
    public void A_refusal_quotes_the_broker_and_says_what_to_look_at(string answer, string status, string message)
    {
        using var broker = new FakeBroker(_ => FakeBroker.Response(answer, status));

        var (code, said) = Tell(broker);

        Assert.Equal(1, code);
        Assert.StartsWith("[!] broker: refused: '", said, StringComparison.Ordinal);
        Assert.Contains(message, said, StringComparison.Ordinal);
        // Who asks again after a refusal is blocked.
        Assert.Single(broker.Requests);
    }

    [Fact]
    public void A_long_answer_is_cut_and_its_control_characters_don_t_reach_the_terminal()
    {
        using var broker = new FakeBroker(_ => FakeBroker.Response($"\u001b[2J{new string('x', 5000)}\nend"));

        var (_, said) = Tell(broker);

        Assert.Contains($"refused: '[2J{new string('x', 197)}' (HTTP 200)", said, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', said);
        Assert.DoesNotContain('\n', said);
    }

    [Fact]
    public void A_broker_with_trouble_of_its_own_is_asked_again()
    {
        using var broker = new FakeBroker(number => number == 0 ? FakeBroker.Response("busy", "503 Service Unavailable") : FakeBroker.Response($"good {Address}"));

        var (code, said) = Tell(broker);

        Assert.Equal(0, code);
        Assert.EndsWith($"[#] broker: good {Address}", said, StringComparison.Ordinal);
        Assert.Equal(2, broker.Requests.Count);
    }

    [Fact]
    public void A_server_that_nobody_vouches_for_gets_no_key()
    {
        using var broker = new FakeBroker(_ => FakeBroker.Response($"good {Address}"));

        var (code, said) = Tell(broker, trusted: false);

        Assert.Equal(1, code);
        Assert.Contains("certificate", said, StringComparison.Ordinal);
        Assert.Contains("could not be asked", said, StringComparison.Ordinal);
        Assert.Empty(broker.Requests);
    }

    [Fact]
    public void Without_https_nothing_is_sent()
    {
        using var broker = new FakeBroker(_ => FakeBroker.Response($"good {Address}"));

        Assert.Equal((1, $"[!] broker: {broker.Url.Replace("https", "http", StringComparison.Ordinal)} is not https"), Tell(broker, url: broker.Url.Replace("https", "http", StringComparison.Ordinal)));
    }

    [Fact]
    public void Nothing_is_left_behind()
    {
        using var broker = new FakeBroker(_ => FakeBroker.Response("badauth"));
        var home = Directory.CreateTempSubdirectory("ipv6-dmz-broker-");

        Tell(broker, home: home.FullName);

        Assert.Equal(["agent"], home.GetFiles("*", new EnumerationOptions { AttributesToSkip = 0 }).Select(file => file.Name));
        home.Delete(recursive: true);
    }

    [Fact]
    public void What_it_was_told_it_is_not_told_again_and_a_refusal_counts_for_nothing()
    {
        using var broker = new FakeBroker(number => FakeBroker.Response(number == 0 ? "badauth" : "good 198.18.0.10"));
        var home = Directory.CreateTempSubdirectory("ipv6-dmz-broker-").FullName;

        Assert.Equal(1, Tell(broker, home: home).Code);
        Assert.Equal((0, "[#] broker: good 198.18.0.10"), Tell(broker, home: home));
        Assert.Equal((0, "[#] broker: knows it already"), Tell(broker, home: home));
        Assert.Equal((0, "[#] broker: good 198.18.0.10"), Tell(broker, key: "another", home: home));

        Assert.Equal(3, broker.Requests.Count);
        Directory.Delete(home, recursive: true);
    }

    private static (int Code, string Said) Tell(
        FakeBroker broker, string address = Address, string key = Key, string user = "me", bool trusted = true, string? url = null, string? home = null)
    {
        var folder = home ?? Directory.CreateTempSubdirectory("ipv6-dmz-broker-").FullName;
        try
        {
            File.Delete($"{folder}/agent");
            File.WriteAllText($"{folder}/agent", Agent.Text.Replace("home=/var/lib/ipv6-dmz", $"home={folder}", StringComparison.Ordinal));
            File.SetUnixFileMode($"{folder}/agent", UnixFileMode.UserRead | UnixFileMode.UserExecute);
            var (code, said) = Tool.Run(
                "env",
                ["no_proxy=*", .. trusted ? new[] { $"CURL_CA_BUNDLE={broker.CaFile}" } : [], $"{folder}/agent", "broker"],
                $"{url ?? broker.Url}\n123456\n{user}\n{key}\n{address}\n");
            return (code, said.TrimEnd('\n'));
        }
        finally
        {
            if (home is null)
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }
}
