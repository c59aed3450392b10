using System.Collections.Immutable;
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
        var registered = Assert.Single(mocks.RegisteredOutputs, r => r.Urn.EndsWith("::group", StringComparison.Ordinal)).Outputs;
        Assert.Equal(["Unnamed", "address"], registered.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("a", await OutputUtilities.GetValueAsync(registered["address"]));
        Assert.True(await Output.IsSecretAsync(registered["address"]));
        Assert.Equal(1.0, await OutputUtilities.GetValueAsync(registered["Unnamed"]));
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
        Assert.True(await Output.IsSecretAsync(args.Text.ToOutput()));
        Assert.False(await Output.IsSecretAsync(args.Flag.ToOutput()));
    }

    [Fact]
    public async Task A_transformation_can_change_arguments_and_dependencies()
    {
        var mocks = new Recorder();
        await Run.UpAsync(mocks, () =>
        {
            var before = new Thing("before");
            _ = new Thing("thing", null, new()
            {
                ResourceTransformations =
                {
                    args => new(
                        new ThingArgs { Text = "changed" },
                        CustomResourceOptions.Merge((CustomResourceOptions)args.Options, new() { DependsOn = { before } })),
                },
            });
        });
        Assert.Equal("changed", mocks.Inputs("thing")["text"]);
        Assert.True(mocks.EndedBeforeStart("before", "thing"));
    }

    [Fact]
    public async Task A_transformation_of_the_stack_sees_the_stack_and_everything_in_it()
    {
        var resources = await Deployment.TestAsync<WatchedStack>(new Recorder(), new TestOptions { IsPreview = false });
        Assert.Equal(["project-stack", "thing"], resources.OfType<WatchedStack>().Single().Seen);
        Assert.Equal(2, resources.Length);
    }

    [Fact]
    public void Merged_options_keep_both_lists_and_the_later_single_value()
    {
        var first = new CustomResourceOptions { AdditionalSecretOutputs = { "a" }, IgnoreChanges = { "x" }, Protect = true, RetainOnDelete = true };
        var second = new CustomResourceOptions { AdditionalSecretOutputs = { "b" }, Protect = false, DeleteBeforeReplace = true };
        var merged = CustomResourceOptions.Merge(first, second);
        Assert.Equal(["a", "b"], merged.AdditionalSecretOutputs);
        Assert.Equal(["x"], merged.IgnoreChanges);
        Assert.False(merged.Protect);
        Assert.True(merged.RetainOnDelete);
        Assert.True(merged.DeleteBeforeReplace);
        Assert.Equal(["a"], first.AdditionalSecretOutputs);
        Assert.Null(ComponentResourceOptions.Merge(null, null).Parent);
    }

    [Fact]
    public async Task The_programs_own_options_object_is_left_as_it_is()
    {
        var options = new CustomResourceOptions();
        await Run.UpAsync(new Recorder(), () =>
        {
            options.Parent = new Thing("parent", null, new() { Protect = true });
            _ = new Thing("child", null, options);
        });
        Assert.Null(options.Protect);
    }

    [Fact]
    public async Task All_options_that_the_project_may_set_are_accepted()
    {
        Thing first = null!;
        var resources = await Run.UpAsync(new Recorder(), () =>
        {
            first = new("first");
            _ = new Thing("second", null, new()
            {
                Protect = true,
                IgnoreChanges = { "text" },
                ReplaceOnChanges = { "count" },
                AdditionalSecretOutputs = { "text" },
                DeleteBeforeReplace = true,
                DeletedWith = first,
                RetainOnDelete = true,
                CustomTimeouts = new() { Create = TimeSpan.FromMinutes(1), Update = TimeSpan.FromMinutes(2), Delete = TimeSpan.FromMinutes(3) },
                Aliases = { new Alias { Name = "earlier" } },
                DependsOn = new[] { first },
            });
        });
        Assert.Equal(["first", "second"], resources.Select(r => r.GetResourceName()));
        Assert.All(resources, r => Assert.Equal("test:index:Thing", r.GetResourceType()));
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
