using Ipv6Dmz.Tests.Lab.Probes;

namespace Ipv6Dmz.Tests.Lab.Commands;

/// <summary>Machines that write down what is asked of them. Nobody answers but to probes.</summary>
internal sealed class FakeMachines(TextWriter log, string identity, FakeWorld world) : ILabMachines
{
    public string Identity => identity;

    public bool HasCloudFirewall => false;

    public Task UpAsync(bool clean, bool cloud, string? debian, CancellationToken cancellation) =>
        log.WriteLineAsync($"[machines up clean={clean}{(cloud ? " cloud" : "")}{(debian is null ? "" : $" debian={debian}")}]");

    public Task ProvideAsync(string uplink, bool newHosts, CancellationToken cancellation) => log.WriteLineAsync($"[world provides {uplink}]");

    public Task ServeAsync(CancellationToken cancellation) => log.WriteLineAsync("[hosts serve]");

    public Task ResetAsync(CancellationToken cancellation) => log.WriteLineAsync("[machines reset]");

    public Task DownAsync(CancellationToken cancellation) => log.WriteLineAsync("[machines down]");

    public Task<IReadOnlyList<string>> StatusAsync(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<string>>(["vps runs"]);

    public Task<IReadOnlyList<ConfigValue>> ServerAsync(CancellationToken cancellation) => throw new NotSupportedException();

    public Task<IReadOnlyList<ConfigValue>> ConnectionsAsync(bool cloud, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<ConfigValue>>(
        [.. cloud ? LabConfig.NoVps : [new("vpsPrivateKey", Step.PrivateKey, Secret: true)], new("routerPrivateKey", Step.PrivateKey, Secret: true)]);

    public Task<bool> AnswersAsync(string machine, CancellationToken cancellation) => Task.FromResult(false);

    public Task<(SshTarget Target, string KeyFile)> LoginAsync(string machine, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<CommandResult> RunAsync(string machine, string command, string? stdin, CancellationToken cancellation) =>
        world.RunOn(machine, command, stdin, cancellation);
}
