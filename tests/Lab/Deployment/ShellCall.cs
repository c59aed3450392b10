namespace Ipv6Dmz.Tests.Lab.Deployment;

internal sealed record ShellCall(RemoteConnection Connection, string Command, string Stdin);
