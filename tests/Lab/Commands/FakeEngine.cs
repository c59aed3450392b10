namespace Ipv6Dmz.Tests.Lab.Commands;

/// <param name="during">What goes on while it works.</param>
internal sealed class FakeEngine(List<string> log, EngineKind kind, Action check, Func<Task> during) : IDeploymentEngine
{
    public void Check() => check();

    public Task UpAsync(IReadOnlyList<ConfigValue> overrides, CancellationToken cancellation) => Log("up", overrides);

    public Task PreviewAsync(IReadOnlyList<ConfigValue> overrides, CancellationToken cancellation) => Log("preview", overrides);

    public Task DestroyAsync(bool force, CancellationToken cancellation) => Log($"destroy force={force}", []);

    private Task Log(string what, IReadOnlyList<ConfigValue> overrides)
    {
        log.Add($"{kind} {what} {string.Join(' ', overrides.Select(value => $"{value.Key}={(value.Secret ? "[secret]" : value.Value)}"))}".TrimEnd());
        return during();
    }
}
