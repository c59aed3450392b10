using Ipv6Dmz.Lab.Probes;

namespace Ipv6Dmz.Tests.Lab.Probes;

public class AnswersTests
{
    [Fact]
    public void A_line_is_a_question_and_a_result_also_with_colons_in_both() => Assert.Equal(
        [new Answer("tcp 2001:db8:0:80::80 7000", "seen as 2001:db8:0:2::5"), new Answer("icmp 192.168.1.20", "unreachable (type 3: code 13)")],
        Answers.Parse("tcp 2001:db8:0:80::80 7000: seen as 2001:db8:0:2::5\nicmp 192.168.1.20: unreachable (type 3: code 13)\n").All);

    [Theory]
    [InlineData("a warning without a result\n\n", "no answers at all")]
    [InlineData("icmp a: echo\nicmp b: echo", "echo")]
    [InlineData("icmp a: echo\nicmp b: silence", "icmp a: echo; icmp b: silence")]
    public void Answers_that_agree_are_one_result_and_none_are_said_to_be_none(string text, string summary) => Assert.Equal(summary, Answers.Parse(text).Summary);

    [Theory]
    [InlineData("tcp a 2: silence", "nothing")]
    [InlineData("tcp a 2: unreachable (administratively prohibited)", "nothing")]
    [InlineData("tcp a 2: refused", "tcp a 2: refused")]
    [InlineData("tcp a 2: open", "tcp a 2: open")]
    [InlineData("tcp a 2: echo", "tcp a 2: echo")]
    [InlineData("tcp a 2: not sent (Network is unreachable)", "tcp a 2: not sent (Network is unreachable)")]
    public void Only_silence_and_an_ICMP_error_are_nothing(string answer, string leaks)
    {
        var answers = Answers.Parse($"tcp a 1: silence\n{answer}");

        Assert.Equal((leaks == "nothing", leaks), (answers.IsNothing, answers.Leaks));
    }

    /// <summary>Or a program that isn't there would pass for a firewall.</summary>
    [Fact]
    public void No_answers_at_all_are_not_nothing() => Assert.Equal((false, "no answers at all"), (Answers.Parse("").IsNothing, Answers.Parse("").Leaks));
}
