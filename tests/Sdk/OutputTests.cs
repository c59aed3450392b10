namespace Ipv6Dmz.Tests.Sdk;

public sealed class OutputTests
{
    private static readonly Output<int> Two = Output.Create(2);
    private static readonly Output<string> Plain = Output.Create("p");
    private static readonly Output<string> Secret = Output.CreateSecret("s");
    private static readonly Output<string> Unknown = OutputUtilities.CreateUnknown("?");

    public static TheoryData<string, Task<string>, string> Outputs => new()
    {
        { "Apply takes a value", Told.Of(Two.Apply(n => n * n)), "4" },
        { "Apply takes a task", Told.Of(Two.Apply(n => Task.FromResult(n * n))), "4" },
        { "Apply takes an output", Told.Of(Two.Apply(n => Output.Create(n * n))), "4" },
        { "An unknown value is applied to nothing", Told.Of(Unknown.Apply(int (_) => throw new InvalidOperationException())), "unknown" },
        { "What becomes unknown inside an apply is unknown", Told.Of(Plain.Apply(_ => Unknown)), "unknown" },
        { "A secret stays one through apply", Told.Of(Secret.Apply(s => s.Length)), "1 secret" },
        { "What becomes a secret inside an apply is one", Told.Of(Plain.Apply(_ => Secret)), "\"s\" secret" },
        { "All keeps the order and the secret", Told.Of(Output.All(Plain, Secret)), """["p","s"] secret""" },
        { "All is unknown if one is", Told.Of(Output.All(Plain, Unknown).Apply(all => all.Length)), "unknown" },
        { "A tuple keeps the secret", Told.Of(Output.Tuple(Two, Secret)), """{"Item1":2,"Item2":"s"} secret""" },
        { "A tuple is unknown if one is", Told.Of(Output.Tuple(Two, Unknown)), "unknown" },
        { "A text keeps the secret, takes inputs and values, in invariant culture", Told.Of(Output.Format($"{Secret} {(Input<string>)"in"} {1.5}")), "\"s in 1.5\" secret" },
        { "A secret is made from an output", Told.Of(Output.CreateSecret(Two)), "2 secret" },
        { "A secret is unmade", Told.Of(Output.Unsecret(Secret)), "\"s\"" },
        { "A missing input is null", Told.Of(((Input<string>?)null).ToOutput()), "null" },
        { "A list of values and outputs", Told.Of(new InputList<string> { "a", Plain, "c" }.ToOutput()), """["a","p","c"]""" },
        { "A map", Told.Of(new InputMap<string> { ["a"] = Plain }.ToOutput()), """{"a":"p"}""" },
    };

    [Theory]
    [MemberData(nameof(Outputs))]
    public async Task An_output_has_a_value_or_none_and_its_secret(string what, Task<string> told, string expected) => Assert.Equal((what, expected), (what, await told));
}
