using System.Collections.Immutable;
using Ipv6Dmz.Concerns;
using Pulumi;
using Pulumi.Testing;
using Pulumi.Utilities;

namespace Ipv6Dmz.Tests.Sdk;

public sealed class ResourceTests
{
    [Fact]
    public async Task A_component_registers_every_output_property_under_its_name()
    {
        var mocks = new Recorder();
        await Run.UpAsync(mocks, () => _ = new Group("group", g =>
        {
            g.Address = Output.CreateSecret("a");
            g.Unnamed = Output.Create(1);
        }));

        var outputs = mocks.Outputs("group");
        Assert.Equal(["Unnamed", "address"], outputs.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(("\"a\" secret", "1"), (await Told.Of(outputs["address"]), await Told.Of(outputs["Unnamed"])));
    }

    [Fact]
    public async Task A_transformation_of_a_component_sees_options_and_secretness_of_all_below()
    {
        var seen = new Dictionary<string, ResourceTransformationArgs>();
        Group group = null!;
        Thing first = null!;
        await Run.UpAsync(new Recorder(), () => group = new("group", g =>
        {
            first = new("first", null, new() { Parent = g });
            _ = new Thing("second", new() { Text = Output.CreateSecret("s"), Flag = true }, new() { Parent = first, DependsOn = { first } });
        }, new()
        {
            ResourceTransformations =
            {
                args =>
                {
                    seen.Add(args.Resource.GetResourceName(), args);
                    return null;
                },
            },
        }));

        Assert.Equal(["first", "group", "second"], seen.Keys.Order());
        Assert.Null(seen["group"].Options.Parent);
        Assert.Same(group, seen["first"].Options.Parent);
        Assert.Same(first, seen["second"].Options.Parent);
        Assert.Equal([first], await OutputUtilities.GetValueAsync(seen["second"].Options.DependsOn.ToOutput()));
        var args = Assert.IsType<ThingArgs>(seen["second"].Args);
        Assert.Equal(("\"s\" secret", "true"), (await Told.Of(args.Text.ToOutput()), await Told.Of(args.Flag.ToOutput())));
    }

    [Fact]
    public async Task A_transformation_of_the_stack_sees_the_stack_and_everything_in_it()
    {
        var resources = await Deployment.TestAsync<WatchedStack>(new Recorder(), new TestOptions { IsPreview = false });

        Assert.Equal(["project-stack", "thing"], resources.OfType<WatchedStack>().Single().Seen);
        Assert.Equal(2, resources.Length);
    }

    public sealed class WatchedStack : Stack
    {
        private static readonly AsyncLocal<ImmutableList<string>?> Names = new();

        public WatchedStack() : base(new StackOptions { ResourceTransformations = { Note } })
        {
            _ = new Thing("thing");
            Seen = Names.Value!;
        }

        public IReadOnlyList<string> Seen { get; }

        private static ResourceTransformationResult? Note(ResourceTransformationArgs args)
        {
            Names.Value = (Names.Value ?? []).Add(args.Resource.GetResourceName());
            return null;
        }
    }
}
