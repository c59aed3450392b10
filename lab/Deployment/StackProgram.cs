using System.Collections.Immutable;
using Pulumi;
using Pulumi.Testing;

namespace Ipv6Dmz.Lab.Deployment;

/// <summary>A program that can be run against mocks any number of times.</summary>
public sealed record StackProgram(Func<IMocks, TestOptions, Task<ImmutableArray<Resource>>> Test)
{
    // The SDK reads its config from the environment, of which a process has one.
    private static readonly SemaphoreSlim OneAtATime = new(1, 1);

    /// <typeparam name="TStack">Must hand <see cref="ProgramWatch.Options"/> to its base.</typeparam>
    public static StackProgram Of<TStack>()
        where TStack : Stack, new() => new((mocks, options) => global::Pulumi.Deployment.TestAsync<TStack>(mocks, options));

    /// <exception cref="RunException">The program, or a step of it, failed.</exception>
    internal async Task<ImmutableArray<Resource>> RunAsync(IMocks engine, StackConfig config, bool preview, CancellationToken cancellation)
    {
        await OneAtATime.WaitAsync(cancellation);
        var exitCode = Environment.ExitCode;
        var before = (Environment.GetEnvironmentVariable("PULUMI_CONFIG"), Environment.GetEnvironmentVariable("PULUMI_CONFIG_SECRET_KEYS"));
        try
        {
            SetConfig(config.ValuesJson(), config.SecretKeysJson());
            return await Test(engine, new TestOptions { ProjectName = config.Project, StackName = config.Stack, RootDirectory = config.Folder, IsPreview = preview });
        }
        finally
        {
            SetConfig(before.Item1, before.Item2);
            // A failing program sets it; whether the lab failed, the lab says.
            Environment.ExitCode = exitCode;
            OneAtATime.Release();
        }
    }

    private static void SetConfig(string? values, string? secretKeys)
    {
        Environment.SetEnvironmentVariable("PULUMI_CONFIG", values);
        Environment.SetEnvironmentVariable("PULUMI_CONFIG_SECRET_KEYS", secretKeys);
    }
}
