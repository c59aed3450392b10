using System.Net.Sockets;
using Ipv6Dmz.Lab.Deployment;
using Ipv6Dmz.Lab.Machines;
using Ipv6Dmz.Lab.Probes;

namespace Ipv6Dmz.Lab.Commands;

/// <summary>What may go wrong without a mistake in the lab: such a failure is told in its own words, anything else with a stack trace.</summary>
public static class Failures
{
    public static bool Expected(Exception error) => error
        is DeploymentException or DialException or StackFileException or CommandException or LabException or ProbeException
        // A full disk, a folder of somebody else's.
        or IOException or UnauthorizedAccessException or SocketException;
}
