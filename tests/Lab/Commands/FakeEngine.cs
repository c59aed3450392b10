using Ipv6Dmz.Lab.Commands;
using Ipv6Dmz.Lab.Deployment;

namespace Ipv6Dmz.Tests.Lab.Commands;

internal sealed class FakeEngine(List<string> log, EngineKind kind) : IDeploymentEngine
{
    public Exception? Failure { get; init; }

    /// <summary>Called while it deploys.</summary>
    public Func<Task> During { get; init; } = () => Task.CompletedTask;

    public Exception? Missing { get; init; }

    public void Check()
    {
        if (Missing is not null)
        {
            throw Missing;
        }
    }

    public Task UpAsync(IReadOnlyList<ConfigValue> overrides, CancellationToken cancellation) => Log("up", overrides);

    public Task PreviewAsync(IReadOnlyList<ConfigValue> overrides, CancellationToken cancellation) => Log("preview", overrides);

    public Task DestroyAsync(bool force, CancellationToken cancellation) => Log($"destroy force={force}", []);

    private async Task Log(string what, IReadOnlyList<ConfigValue> overrides)
    {
        log.Add($"{kind} {what} {string.Join(' ', overrides.Select(value => $"{value.Key}={(value.Secret ? "[secret]" : value.Value)}"))}".TrimEnd());
        await During();
        if (Failure is not null)
        {
            throw Failure;
        }
    }
}
