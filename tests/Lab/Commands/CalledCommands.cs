using Ipv6Dmz.Concerns;
using Ipv6Dmz.Lab.Commands;

namespace Ipv6Dmz.Tests.Lab.Commands;

/// <summary>Remembers what the command line asked for, and returns the exit code it is told to.</summary>
internal sealed class CalledCommands : ILabCommands
{
    public string? Call { get; private set; }

    public int ExitCode { get; init; }

    public Task<int> DemoAsync(DeployOptions options, CancellationToken cancellation) => Called("demo", Text(options));

    public Task<int> UpAsync(DeployOptions options, CancellationToken cancellation) => Called("up", Text(options));

    public Task<int> PreviewAsync(DeployOptions options, CancellationToken cancellation) => Called("preview", Text(options));

    public Task<int> ProbeAsync(ProbeRequest request, CancellationToken cancellation) =>
        Called("probe", $"json={request.Json} only={request.Only} gentle={request.Gentle} config={string.Join(',', request.Config)}");

    public Task<int> ExecAsync(string place, IReadOnlyList<string> command, CancellationToken cancellation) =>
        Called("exec", $"{place}: {string.Join('|', command)}");

    public Task<int> SshAsync(string place, CancellationToken cancellation) => Called("ssh", place);

    public Task<int> DestroyAsync(DeployOptions options, bool force, CancellationToken cancellation) =>
        Called("destroy", $"force={force} {Text(options)}");

    public Task<int> DownAsync(CancellationToken cancellation) => Called("down", "");

    public Task<int> ResetAsync(CancellationToken cancellation) => Called("reset", "");

    public Task<int> StatusAsync(CancellationToken cancellation) => Called("status", "");

    private static string Text(DeployOptions options) =>
        $"{(options.Debian is null ? "" : $"debian={options.Debian} ")}engine={options.Engine} verbose={options.Verbose} config={string.Join(',', options.Config.Select(value => $"{value.Key}={value.Value}"))}";

    private Task<int> Called(string command, string arguments)
    {
        Call = $"{command} {arguments}".TrimEnd();
        return Task.FromResult(ExitCode);
    }
}
