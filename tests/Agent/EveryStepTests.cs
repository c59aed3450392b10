namespace Ipv6Dmz.Tests.Agents;

/// <summary>A deployment that is killed at each of its steps, with whatever may happen to the machine before the next one.</summary>
public class EveryStepTests
{
    /// <summary>Before that nothing has changed, or, of a first step that was killed, nothing is known to the engine.</summary>
    private const string Places = "'before stage' 'before activate' 'during activate' 'before confirm' 'before verify' 'during verify'";

    [Theory]
    [InlineData("nothing")]
    [InlineData("timer")]
    [InlineData("boot")]
    public void The_machine_goes_back_and_the_next_deployment_of_the_same_change_or_of_the_one_before_it_goes_through(string what) => Assert.Equal("", AgentBed.Run($$"""
        {{ShellEngine.Text}}
        event={{what}}
        up 1
        old=1
        for next in same before; do
          for place in {{Places}}; do
            new=$((old % 7 + 1))
            up $new "$place" || true
            $event
            # Only what was committed stays.
            kept=$old
            [ "$place" != 'during verify' ] || kept=$new
            [ $event = nothing ] || settled $kept || echo "$event, killed $place: $(address) and not $kept"
            [ $next = before ] || old=$new
            ups $old
            # Nothing is to be done where the engine knows of no activation: the machine goes back by itself.
            [ "$place" != 'during activate' ] || timer
            settled $old || echo "$event, killed $place, up of the $next one: $(address), not $old, or not for good"
          done
        done
        """));

    [Theory]
    [InlineData("nothing")]
    [InlineData("timer")]
    [InlineData("boot")]
    public void Destroy_leaves_nothing_of_a_first_deployment_or_of_a_change(string what) => Assert.Equal("", AgentBed.Run($$"""
        {{ShellEngine.Text}}
        event={{what}}
        record >/run/bare
        left() { record | diff /run/bare - >/run/left || { echo "$event, $1 killed $place:"; cat /run/left; } }
        for place in 'before keys' {{Places}}; do
          up 1 "$place" || true
          $event
          destroy
          left 'first deployment'
          up 1 "$place" || true
          $event
          ups 1
          settled 1 || echo "$event, first deployment killed $place: $(address)"
          up 2 "$place" || true
          $event
          destroy
          left change
        done
        """));
}
