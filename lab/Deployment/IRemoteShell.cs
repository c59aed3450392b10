namespace Ipv6Dmz.Lab.Deployment;

/// <summary>Runs one command on a machine over a connection of its own, as the provider does.</summary>
public interface IRemoteShell
{
    /// <param name="onLine">Called for every line of the machine as it comes.</param>
    /// <param name="cancellation">Ends the dialling. A command that runs is let to its end: the provider has nothing that would end it.</param>
    /// <exception cref="DialException">The machine couldn't be reached or didn't let us in.</exception>
    Task<RemoteResult> RunAsync(
        RemoteConnection connection, string command, string stdin, Action<string> onLine, CancellationToken cancellation);
}
