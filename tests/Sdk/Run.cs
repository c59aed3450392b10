using Pulumi;
using Pulumi.Testing;

namespace Ipv6Dmz.Tests.Sdk;

/// <summary>Runs a program against mocks.</summary>
internal static class Run
{
    public static Task<ImmutableArray<Resource>> UpAsync(IMocks mocks, Action program)
        => InTimeAsync(Deployment.TestAsync(mocks, new TestOptions { IsPreview = false }, program));

    public static Task<ImmutableArray<Resource>> PreviewAsync(IMocks mocks, Action program)
        => InTimeAsync(Deployment.TestAsync(mocks, new TestOptions(), program));

    /// <summary>The errors of a program that must fail. A failing program sets the exit code: back to 0, not to what was there, which may be
    /// another failing program's.</summary>
    public static async Task<string> FailAsync(IMocks mocks, Action program)
    {
        try
        {
            return (await Assert.ThrowsAnyAsync<Exception>(() => UpAsync(mocks, program))) switch
            {
                RunException one => one.Message,
                AggregateException several => string.Join('\n', several.InnerExceptions.Select(e => Assert.IsType<RunException>(e).Message)),
                var other => throw other,
            };
        }
        finally
        {
            Environment.ExitCode = 0;
        }
    }

    /// <summary>Resources that wait for each other would hang for ever.</summary>
    private static Task<ImmutableArray<Resource>> InTimeAsync(Task<ImmutableArray<Resource>> run)
        => run.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
}
