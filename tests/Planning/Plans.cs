namespace Ipv6Dmz.Tests.Planning;

internal static class Plans
{
    // Of a VPS that is there: see SampleConfig.Stack.
    public static Plan Of(string stack) => Of(SampleConfig.Stack(stack));

    public static Plan Of(IReadOnlyDictionary<string, string> values)
    {
        var config = SampleConfig.Parse(values);
        return Planner.Plan(config, config.Vps.Existing!.Addresses);
    }
}
