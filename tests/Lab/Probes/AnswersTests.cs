using Ipv6Dmz.Lab.Probes;

namespace Ipv6Dmz.Tests.Lab.Probes;

public class AnswersTests
{
    [Fact]
    public void A_line_is_a_question_and_a_result_also_with_colons_in_both()
    {
        var answers = Answers.Parse("tcp 2001:db8:0:80::80 7000: seen as 2001:db8:0:2::5\nicmp 192.168.1.20: unreachable (type 3: code 13)\n");

        Assert.Equal(
            [new Answer("tcp 2001:db8:0:80::80 7000", "seen as 2001:db8:0:2::5"), new Answer("icmp 192.168.1.20", "unreachable (type 3: code 13)")],
            answers.All);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("a warning without a result\n")]
    public void Without_a_line_that_answers_there_is_neither_nothing_nor_something(string text)
    {
        var answers = Answers.Parse(text);

        Assert.Equal("no answers at all", answers.Summary);
        Assert.Equal("no answers at all", answers.Leaks);
        Assert.False(answers.IsNothing);
    }

    [Fact]
    public void Answers_that_agree_are_one_result() =>
        Assert.Equal("echo", Answers.Parse("icmp a: echo\nicmp b: echo").Summary);

    [Fact]
    public void Answers_that_differ_are_told_apart() =>
        Assert.Equal("icmp a: echo; icmp b: silence", Answers.Parse("icmp a: echo\nicmp b: silence").Summary);

    [Theory]
    [InlineData("silence", true)]
    [InlineData("unreachable (administratively prohibited)", true)]
    [InlineData("refused", false)]
    [InlineData("open", false)]
    [InlineData("echo", false)]
    [InlineData("not sent (Network is unreachable)", false)]
    public void Only_silence_and_an_ICMP_error_are_nothing(string result, bool isNothing)
    {
        var answers = Answers.Parse($"tcp a 1: silence\ntcp a 2: {result}");

        Assert.Equal(isNothing, answers.IsNothing);
        Assert.Equal(isNothing ? "nothing" : $"tcp a 2: {result}", answers.Leaks);
    }
}
