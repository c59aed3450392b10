namespace Ipv6Dmz.Lab.Commands;

/// <summary>What the command line can ask for. Each returns an exit code.</summary>
public interface ILabCommands
{
    Task<int> DemoAsync(DeployOptions options, CancellationToken cancellation);

    Task<int> UpAsync(DeployOptions options, CancellationToken cancellation);

    Task<int> PreviewAsync(DeployOptions options, CancellationToken cancellation);

    Task<int> ProbeAsync(ProbeRequest request, CancellationToken cancellation);

    Task<int> ExecAsync(string place, IReadOnlyList<string> command, CancellationToken cancellation);

    Task<int> SshAsync(string place, CancellationToken cancellation);

    Task<int> DestroyAsync(DeployOptions options, bool force, CancellationToken cancellation);

    Task<int> DownAsync(CancellationToken cancellation);

    Task<int> ResetAsync(CancellationToken cancellation);

    Task<int> StatusAsync(CancellationToken cancellation);
}
