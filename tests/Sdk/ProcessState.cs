namespace Ipv6Dmz.Tests.Sdk;

/// <summary>Tests that change what the whole process shares, such as environment variables and the exit code: never beside others.</summary>
[CollectionDefinition(nameof(ProcessState), DisableParallelization = true)]
public sealed class ProcessState;
