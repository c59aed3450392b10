using Pulumi;
using Pulumi.Testing;
using Pulumi.Utilities;

namespace Ipv6Dmz.Tests.Sdk;

public sealed class DeploymentTests
{
    [Fact]
    public async Task A_test_is_a_preview_of_stack_in_project_where_nothing_is_said()
    {
        await Deployment.TestAsync(new Recorder(), new TestOptions(), () =>
        {
            Assert.True(Deployment.Instance.IsDryRun);
            Assert.Equal("project", Deployment.Instance.ProjectName);
            Assert.Equal("stack", Deployment.Instance.StackName);
            Assert.Equal("organization", Deployment.Instance.OrganizationName);
        });
        Assert.Throws<InvalidOperationException>(() => Deployment.Instance);
    }

    [Fact]
    public async Task A_test_has_the_names_it_is_given()
    {
        var options = new TestOptions { ProjectName = "p", StackName = "s", OrganizationName = "o", RootDirectory = "/r", IsPreview = false };
        Thing thing = null!;
        await Deployment.TestAsync(new Recorder(), options, () =>
        {
            Assert.False(Deployment.Instance.IsDryRun);
            Assert.Equal("o", Deployment.Instance.OrganizationName);
            Assert.Equal("/r", Deployment.Instance.RootDirectory);
            thing = new("thing");
        });
        Assert.Equal("urn:pulumi:s::p::pulumi:pulumi:Stack$test:index:Thing::thing", await OutputUtilities.GetValueAsync(thing.Urn));
    }

    [Fact]
    public async Task A_function_gives_its_resources_and_its_outputs()
    {
        var (resources, outputs) = await Deployment.TestAsync(new Recorder(), new TestOptions(), () =>
        {
            var thing = new Thing("thing");
            return (IDictionary<string, object?>)new Dictionary<string, object?> { ["name"] = thing.GetResourceName() };
        });
        Assert.Equal("thing", Assert.Single(resources).GetResourceName());
        Assert.Equal("thing", outputs["name"]);
    }

    [Fact]
    public async Task An_async_function_gives_its_resources_and_its_outputs()
    {
        var (resources, outputs) = await Deployment.TestAsync(new Recorder(), new TestOptions(), async () =>
        {
            await Task.Yield();
            return (IDictionary<string, object?>)new Dictionary<string, object?> { ["n"] = new Thing("thing").GetResourceName().Length };
        });
        Assert.Single(resources);
        Assert.Equal(5, outputs["n"]);
    }

    [Fact]
    public async Task A_stack_registers_its_output_properties()
    {
        var mocks = new Recorder { State = _ => new Dictionary<string, object> { ["text"] = "t" } };
        var resources = await Deployment.TestAsync<TextStack>(mocks, new TestOptions { IsPreview = false });
        var stack = Assert.IsType<TextStack>(resources[0]);
        Assert.Equal("t", await OutputUtilities.GetValueAsync(stack.Text));
        var registered = Assert.Single(mocks.RegisteredOutputs, r => r.Urn.EndsWith("::pulumi:pulumi:Stack::project-stack", StringComparison.Ordinal));
        Assert.Equal("t", await OutputUtilities.GetValueAsync(registered.Outputs["text"]));
    }

    [Fact]
    public async Task A_run_waits_for_what_is_only_started()
    {
        var done = false;
        await Run.UpAsync(new Recorder(), () => new Thing("thing", new() { Text = "x" }).Text.Apply(async text =>
        {
            for (var i = 0; i < 100; i++)
            {
                await Task.Yield();
            }

            done = true;
            return text;
        }));
        Assert.True(done);
    }

    [Fact]
    public async Task Runs_at_the_same_time_do_not_see_each_other()
    {
        var names = await Task.WhenAll(Enumerable.Range(0, 20).Select(async i =>
        {
            var (_, outputs) = await Deployment.TestAsync(new Recorder(), new TestOptions { StackName = $"s{i}" }, async () =>
            {
                await Task.Yield();
                return (IDictionary<string, object?>)new Dictionary<string, object?> { ["name"] = Deployment.Instance.StackName };
            });
            return outputs["name"];
        }));
        Assert.Equal(Enumerable.Range(0, 20).Select(i => (object)$"s{i}"), names);
    }

    public sealed class TextStack : Stack
    {
        public TextStack() => Text = new Thing("thing").Text;

        [Output("text")]
        public Output<string> Text { get; private set; }
    }
}
