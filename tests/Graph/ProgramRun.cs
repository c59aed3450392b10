namespace Ipv6Dmz.Tests.Graph;

// One run of the whole program against mocks.
internal static class ProgramRun
{
    // The SDK reads the configuration from the process's environment.
    private static readonly SemaphoreSlim Alone = new(1);

    private static RecordingMocks current = null!;

    // A stack is a text for SampleConfig.Stack; secret keys are what Pulumi keeps encrypted, if it isn't all that should be.
    public static Task<RecordingMocks> OfAsync(
        string stack, RecordingMocks? mocks = null, bool isPreview = false, string name = "dev", IEnumerable<string>? secretKeys = null) =>
        OfAsync(SampleConfig.Stack(stack), mocks, isPreview, name, secretKeys);

    public static async Task<RecordingMocks> OfAsync(
        IReadOnlyDictionary<string, string> values, RecordingMocks? mocks = null, bool isPreview = false, string name = "dev", IEnumerable<string>? secretKeys = null, string? folder = null)
    {
        await Alone.WaitAsync();
        try
        {
            current = mocks ?? new(isPreview);
            Environment.SetEnvironmentVariable("SSH_AUTH_SOCK", current.AgentSocket);
            Set("PULUMI_CONFIG", SampleConfig.Group(values).ToDictionary(entry => $"ipv6-dmz:{entry.Key}", entry => entry.Value));
            Set("PULUMI_CONFIG_SECRET_KEYS", (secretKeys ?? ConfigKeys.All.Where(key => key.IsSecret).Select(key => key.Name)).Select(key => $"ipv6-dmz:{key}"));
            var resources = await Deployment.TestAsync<WatchedStack>(current, new TestOptions { ProjectName = "ipv6-dmz", StackName = name, RootDirectory = folder, IsPreview = isPreview })
                .WaitAsync(TimeSpan.FromSeconds(60));
            current.Stack = resources.OfType<DmzStack>().Single();
            return current;
        }
        finally
        {
            // A failing program sets it, and would fail the test run with it. Not to what was there, which may be another failing program's.
            Environment.ExitCode = 0;
            Environment.SetEnvironmentVariable("SSH_AUTH_SOCK", null);
            Environment.SetEnvironmentVariable("PULUMI_CONFIG", null);
            Environment.SetEnvironmentVariable("PULUMI_CONFIG_SECRET_KEYS", null);
            Alone.Release();
        }
    }

    // What a run says that has to fail.
    public static async Task<string> FailAsync(string stack, RecordingMocks? mocks = null, IEnumerable<string>? secretKeys = null) =>
        (await Assert.ThrowsAnyAsync<Exception>(() => OfAsync(stack, mocks, secretKeys: secretKeys))).ToString();

    private static void Set<T>(string variable, T value) => Environment.SetEnvironmentVariable(variable, JsonSerializer.Serialize(value));

    private sealed class WatchedStack() : DmzStack(
        new StackOptions { ResourceTransformations = { current.See } }, current.Hears ? current.Warnings.Enqueue : null, current.Plans.Enqueue);
}
