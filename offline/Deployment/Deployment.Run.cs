using System.Collections.Immutable;
using System.Reflection;
using Pulumi.Testing;

namespace Pulumi;

public sealed partial class Deployment
{
    private const int ExitCodeAfterLoggedFailure = 32;

    public static Task<int> RunAsync<TStack>() where TStack : Stack, new() => RefuseAsync();

    public static Task<ImmutableArray<Resource>> TestAsync<TStack>(IMocks mocks, TestOptions? options = null) where TStack : Stack, new()
        => TestAsync(mocks, options, () => (TStack)Activator.CreateInstance(
            typeof(TStack), BindingFlags.DoNotWrapExceptions, binder: null, args: null, culture: null)!);

    public static async Task<ImmutableArray<Resource>> TestAsync(IMocks testMocks, TestOptions testOptions, Action createResources)
        => (await TestAsync(testMocks, testOptions, () => new TestStack(createResources))).RemoveAll(r => r is TestStack);

    /// <summary>Async, so that the instance it sets is not seen by its caller.</summary>
    private static async Task<ImmutableArray<Resource>> TestAsync(IMocks mocks, TestOptions? options, Func<Stack> createStack)
    {
        if (RunningHere.Value is not null)
        {
            throw new InvalidOperationException("Deployment.Instance should only be set once at the beginning of a 'Run' call.");
        }

        var deployment = new Deployment(mocks);
        RunningHere.Value = new(deployment, options);
        await deployment.RunToEndAsync(createStack);
        return deployment.Errors switch
        {
            [] => deployment.monitor.Resources,
            [var only] => throw new RunException(only),
            var several => throw new AggregateException(several.Select(message => new RunException(message))),
        };
    }

    private async Task RunToEndAsync(Func<Stack> createStack)
    {
        ImmutableArray<Exception> failures;
        try
        {
            createStack().RegisterPropertyOutputs();
            failures = await tasks.IdleOrFirstFailureAsync();
        }
        catch (Exception failure)
        {
            failures = [failure];
        }

        foreach (var failure in failures)
        {
            LogError(Describe(failure));
            Environment.ExitCode = ExitCodeAfterLoggedFailure;
        }
    }

    private static string Describe(Exception failure) => failure switch
    {
        RunException => failure.Message,
        ResourceException { HideStack: true } => failure.Message,
        ResourceException => failure.ToString(),
        _ => $"Running program '{Assembly.GetEntryAssembly()?.Location}' failed with an unhandled exception:\n{failure}",
    };

    /// <summary>A real run needs the engine. Non-zero even where the caller drops the result.</summary>
    private static async Task<int> RefuseAsync()
    {
        await Console.Error.WriteLineAsync(
            "This program is built against the offline stand-in for the Pulumi SDK and can't deploy: build it with -p:PulumiSdk=nuget.");
        return Environment.ExitCode = 1;
    }
}
