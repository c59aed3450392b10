using Ipv6Dmz.Concerns;
using Ipv6Dmz.Planning;

namespace Ipv6Dmz.Uplinks;

// The provider routes prefixes to the VPS: main's default route is theirs too, and nothing of its own is needed.
internal class Routed : Uplink
{
    public override string Summary => "routed by the provider";

    public override string Tables(Plan plan) => "main, and no rules";

    public override IReadOnlyList<string> Packages => [];

    public override IReadOnlyList<(string Name, Func<Plan, Concern> Files)> Concerns => [];

    public override IReadOnlyList<string> Checks => [];

    internal override IReadOnlyList<string> Interfaces => [];

    internal override string InTable(Plan plan) => "";

    // Global addresses alone: by the provider's interface nothing private is reached.
    internal override string Destinations => "ip6 daddr 2000::/3";

    internal override IEnumerable<string> Prerouting => [];

    internal override IEnumerable<string> Input => [];

    internal override string Interface(Plan plan) => plan.Vps.UplinkInterface;

    internal override IEnumerable<string> Routes(Plan plan) => [];

    internal override IEnumerable<string> Rules(Plan plan) => [];

    internal override IEnumerable<string> Forward(Plan plan) => [];

    internal override string Proxied(Plan plan) => "";
}
