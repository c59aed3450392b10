using System.Collections.Immutable;

namespace Pulumi.Testing;

// Public fields, since that is what the SDK has.
#pragma warning disable CA1051
public class MockRegisterResourceOutputsRequest(string urn, ImmutableDictionary<string, Output<object?>> outputs)
{
    public readonly string Urn = urn;

    public readonly ImmutableDictionary<string, Output<object?>> Outputs = outputs;
}
