namespace Ipv6Dmz.Tests.Lab.Commands;

/// <param name="check">What it says of itself before anything is done.</param>
/// <param name="during">What goes on while it works.</param>
internal sealed class FakeEngine(TextWriter log, string name, Action check, Func<Task> during) : IDeploymentEngine
{
    public void Check() => check();

    public Task UpAsync(IReadOnlyList<ConfigValue> overrides, CancellationToken cancellation) => Log("up", overrides);

    public Task PreviewAsync(IReadOnlyList<ConfigValue> overrides, CancellationToken cancellation) => Log("preview", overrides);

    public Task DestroyAsync(bool force, CancellationToken cancellation) => Log($"destroy force={force}", []);

    private Task Log(string what, IReadOnlyList<ConfigValue> overrides)
    {
        log.WriteLine($"[{name} {what}{string.Concat(overrides.Select(value => $" {value.Key}={(value.Secret ? "[secret]" : value.Value)}"))}]");
        return during();
    }
}
