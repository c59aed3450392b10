namespace Ipv6Dmz.Tests.Sdk;

/// <summary>Runs a program against mocks.</summary>
internal static class Run
{
    public static Task<ImmutableArray<Resource>> UpAsync(IMocks mocks, Action program) => RunAsync(mocks, program, preview: false);

    public static Task<ImmutableArray<Resource>> PreviewAsync(IMocks mocks, Action program) => RunAsync(mocks, program, preview: true);

    /// <summary>The errors of a program that must fail. It sets the exit code: back to 0, not to what was there, which may be another failing program's.</summary>
    public static async Task<string> FailAsync(IMocks mocks, Action program)
    {
        try
        {
            var error = await Assert.ThrowsAnyAsync<Exception>(() => UpAsync(mocks, program));
            return string.Join('\n', (error is AggregateException several ? several.InnerExceptions : [error]).Select(it => Assert.IsType<RunException>(it).Message));
        }
        finally
        {
            Environment.ExitCode = 0;
        }
    }

    // Resources that wait for each other would hang for ever.
    private static Task<ImmutableArray<Resource>> RunAsync(IMocks mocks, Action program, bool preview) =>
        Deployment.TestAsync(mocks, new TestOptions { IsPreview = preview }, program).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
}
