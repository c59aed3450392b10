using Ipv6Dmz.Lab.Probes;

namespace Ipv6Dmz.Tests.Lab.Probes;

public class AnswersTests
{
    /// <summary>No answers at all are not nothing: or a program that isn't there would pass for a firewall.</summary>
    [Theory]
    [InlineData("", "no answers at all", "no answers at all")]
    [InlineData("a warning without a result\n\n", "no answers at all", "no answers at all")]
    [InlineData("tcp a 1: silence\ntcp a 2: silence", "nothing", "silence")]
    [InlineData("icmp a: silence\ntcp a 2: unreachable (type 3: code 13)", "nothing", "icmp a: silence; tcp a 2: unreachable (type 3: code 13)")]
    [InlineData("icmp a: silence\ntcp 2001:db8::1 2: refused", "tcp 2001:db8::1 2: refused", "icmp a: silence; tcp 2001:db8::1 2: refused")]
    [InlineData("tcp a 1: open\ntcp a 2: open", "tcp a 1: open; tcp a 2: open", "open")]
    [InlineData("tcp a 2: echo", "tcp a 2: echo", "echo")]
    [InlineData("tcp a 2: not sent (Network is unreachable)", "tcp a 2: not sent (Network is unreachable)", "not sent (Network is unreachable)")]
    public void Only_silence_and_an_ICMP_error_are_nothing_and_answers_that_agree_are_one(string text, string leaks, string summary)
    {
        var answers = Answers.Parse(text);

        Assert.Equal((leaks == "nothing", leaks, summary), (answers.IsNothing, answers.Leaks, answers.Summary));
    }
}
