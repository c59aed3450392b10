using Ipv6Dmz.Lab.Cloud;
using Ipv6Dmz.Lab.Deployment;
using Ipv6Dmz.Tests.Lab.Deployment;
using Ipv6Dmz.Tests.Sdk;
using Pulumi.HCloud;

namespace Ipv6Dmz.Tests.Lab.Cloud;

/// <summary>What the real provider does with an address, and refuses to do.</summary>
[Collection(nameof(ProcessState))]
public sealed class CloudAddressTests : IDisposable
{
    private readonly Bench bench = new();

    public void Dispose() => bench.Dispose();

    private static void Address(string name = "address", bool protect = false, string? assigneeType = null)
    {
        var args = new PrimaryIpArgs { Name = name, Type = "ipv4", Location = "nbg1", AutoDelete = false, DeleteProtection = protect };
        if (assigneeType is not null)
        {
            args.AssigneeType = assigneeType;
        }

        _ = new PrimaryIp("address", args);
    }

    private async Task<DeploymentResult> UpAsync(Action program)
    {
        var result = await bench.UpAsync(program);
        Assert.True(result.Ok, string.Join('\n', result.Failures));
        return result;
    }

    private async Task<string> RefusedAsync(Action program) => Assert.Single((await bench.UpAsync(program)).Failures).Message;

    /// <summary>A server takes the address, and the address's resource isn't told.</summary>
    private void Assign() => bench.InConsole(cloud => cloud with
    {
        Servers = [new CloudServer(900, "server", "nbg1", "debian-12", null, [], [], "198.18.0.10", "2001:db8:0:98::")],
        PrimaryIps = [.. cloud.PrimaryIps.Select(ip => ip with { Server = 900 })],
    });

    [Fact]
    public async Task A_protected_one_is_not_deleted_until_an_update_has_taken_that_away()
    {
        await UpAsync(() => Address(protect: true));

        Assert.Contains("(protected)", await RefusedAsync(() => { }), StringComparison.Ordinal);
        Assert.Single(bench.Cloud.PrimaryIps);

        await UpAsync(() => Address());
        await UpAsync(() => { });
        Assert.Empty(bench.Cloud.PrimaryIps);
    }

    [Fact]
    public async Task One_that_a_server_has_taken_since_it_was_made_is_not_deleted()
    {
        await UpAsync(() => Address());
        Assign();

        Assert.Contains("(must_be_unassigned)", await RefusedAsync(() => { }), StringComparison.Ordinal);
        Assert.Empty(bench.Site.Calls);
    }

    [Fact]
    public async Task One_that_is_known_to_be_a_server_s_is_taken_from_it_while_that_is_off()
    {
        await UpAsync(() => Address());
        Assign();
        await UpAsync(() => Address("renamed"));

        await UpAsync(() => { });

        Assert.Equal(["off and on"], bench.Site.Calls);
        Assert.Empty(bench.Cloud.PrimaryIps);
    }

    [Fact]
    public async Task The_server_loses_it_even_where_the_delete_is_then_refused()
    {
        await UpAsync(() => Address());
        Assign();
        await UpAsync(() => Address(protect: true));

        Assert.Contains("(protected)", await RefusedAsync(() => { }), StringComparison.Ordinal);

        Assert.Null(Assert.Single(bench.Cloud.PrimaryIps).Server);
    }

    [Fact]
    public async Task Deleting_what_is_gone_succeeds()
    {
        await UpAsync(() => Address(protect: true));
        bench.InConsole(cloud => cloud with { PrimaryIps = [] });

        await UpAsync(() => { });
    }

    [Fact]
    public async Task An_assigneeType_without_an_assigneeId_is_warned_of_at_every_run_and_updates_once_a_server_has_it_for_nothing()
    {
        await UpAsync(() => Address(assigneeType: "server"));
        Assert.Contains("note address: warning: assigneeType is for assigneeId alone; without that, take it away", bench.Events.Lines);
        Assign();

        var second = await UpAsync(() => Address(assigneeType: "server"));
        Assert.Equal(["assigneeType: unassigned => server"], Assert.Single(second.Changes).Inputs.Select(input => $"{input.Name}: {input.Old} => {input.New}"));
        Assert.Equal(ChangeKind.Update, second.Changes[0].Kind);

        Assert.False((await UpAsync(() => Address(assigneeType: "server"))).HasChanges);
        Assert.Contains("note address: warning: assigneeType is for assigneeId alone; without that, take it away", bench.Events.Lines);
    }

    [Fact]
    public async Task Without_an_assigneeType_there_is_neither()
    {
        await UpAsync(() => Address());
        Assign();

        Assert.False((await UpAsync(() => Address())).HasChanges);
        Assert.DoesNotContain("warning", bench.Events.All, StringComparison.Ordinal);
    }
}
