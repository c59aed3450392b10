using System.Runtime.CompilerServices;

namespace Ipv6Dmz.Tests.Tools;

/// <summary>What agent whoever runs the tests has must not matter: the program looks whether it listens.</summary>
internal static class NoAgent
{
    [ModuleInitializer]
    internal static void Forget() => Environment.SetEnvironmentVariable("SSH_AUTH_SOCK", null);
}
