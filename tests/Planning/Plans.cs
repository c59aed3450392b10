namespace Ipv6Dmz.Tests.Planning;

internal static class Plans
{
    /// <summary>Of a VPS that is there.</summary>
    public static Plan Of(IReadOnlyDictionary<string, string> values)
    {
        var config = SampleConfig.Parse(values);
        return Planner.Plan(config, config.Vps.Existing!.Addresses);
    }
}
