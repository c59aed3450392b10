namespace Ipv6Dmz.Tests.Lab.Commands;

/// <summary>Machines that remember what was asked of them, in a log they share with others.</summary>
internal sealed class FakeMachines(List<string> log) : ILabMachines
{
    public string Identity { get; set; } = "first";

    public bool HasCloudFirewall => false;

    public Task UpAsync(bool clean, bool cloud, string? debian, CancellationToken cancellation) =>
        Log($"machines up clean={clean}{(cloud ? " cloud" : "")}{(debian is null ? "" : $" debian={debian}")}");

    public Task ProvideAsync(string uplink, bool newHosts, CancellationToken cancellation) => Log($"world provides {uplink}");

    public Task ResetAsync(CancellationToken cancellation) => Log("machines reset");

    public Task DownAsync(CancellationToken cancellation) => Log("machines down");

    public Task<IReadOnlyList<string>> StatusAsync(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<string>>(["vps runs"]);

    public Task<IReadOnlyList<ConfigValue>> ServerAsync(CancellationToken cancellation) => throw new NotSupportedException();

    public Task<IReadOnlyList<ConfigValue>> ConnectionsAsync(bool cloud, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<ConfigValue>>(
        [.. cloud ? LabConfig.NoVps : [new("vpsPrivateKey", Step.PrivateKey, Secret: true)], new("routerPrivateKey", Step.PrivateKey, Secret: true)]);

    public Task<bool> AnswersAsync(string machine, CancellationToken cancellation) => Task.FromResult(false);

    public Task<(SshTarget Target, string KeyFile)> LoginAsync(string machine, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<CommandResult> RunAsync(string machine, string command, string? stdin, CancellationToken cancellation) => throw new NotSupportedException();

    private Task Log(string line)
    {
        log.Add(line);
        return Task.CompletedTask;
    }
}
