namespace Ipv6Dmz.Tests.Graph;

/// <summary>One run of the whole program against mocks.</summary>
internal static class ProgramRun
{
    // The SDK reads the configuration from the process's environment.
    private static readonly SemaphoreSlim Environment = new(1);

    public static Task<RecordingMocks> OfAsync(IReadOnlyDictionary<string, string> config, RecordingMocks? mocks = null, bool isPreview = false) =>
        OfAsync<DmzStack>(config, mocks, isPreview);

    public static async Task<RecordingMocks> OfAsync<TStack>(IReadOnlyDictionary<string, string> config, RecordingMocks? mocks = null, bool isPreview = false)
        where TStack : DmzStack, new()
    {
        mocks ??= new(isPreview);
        await StackAsync<TStack>(config, mocks, isPreview);
        return mocks;
    }

    /// <summary>The stack itself, with its outputs.</summary>
    public static async Task<DmzStack> StackAsync<TStack>(IReadOnlyDictionary<string, string> config, RecordingMocks mocks, bool isPreview = false, string name = "dev", IEnumerable<string>? secretKeys = null)
        where TStack : DmzStack, new()
    {
        await Environment.WaitAsync();
        try
        {
            Set("PULUMI_CONFIG", SampleConfig.Group(config).ToDictionary(entry => $"ipv6-dmz:{entry.Key}", entry => entry.Value));
            Set("PULUMI_CONFIG_SECRET_KEYS", (secretKeys ?? ConfigKeys.All.Where(key => key.IsSecret).Select(key => key.Name)).Select(key => $"ipv6-dmz:{key}"));
            var resources = await Deployment.TestAsync<TStack>(mocks, new TestOptions { ProjectName = "ipv6-dmz", StackName = name, IsPreview = isPreview })
                .WaitAsync(TimeSpan.FromSeconds(60));
            return resources.OfType<DmzStack>().Single();
        }
        finally
        {
            // A failing program sets it, and would fail the test run with it. Not to what was there, which may be another failing program's.
            System.Environment.ExitCode = 0;
            System.Environment.SetEnvironmentVariable("PULUMI_CONFIG", null);
            System.Environment.SetEnvironmentVariable("PULUMI_CONFIG_SECRET_KEYS", null);
            Environment.Release();
        }
    }

    /// <summary>The inputs as text: equal texts, equal inputs.</summary>
    public static ImmutableSortedDictionary<string, string> Inputs(this RecordingMocks mocks) =>
        mocks.Resources.ToImmutableSortedDictionary(resource => resource.Key, resource => JsonSerializer.Serialize(resource.Value.Inputs));

    public static string Input(this RecordingMocks mocks, string resource, string name) => (string)mocks.Resources[resource].Inputs[name];

    /// <summary>Names of all SSH commands.</summary>
    public static IReadOnlyList<string> Commands(this RecordingMocks mocks) =>
        [.. mocks.Resources.Values.Where(resource => resource.Type == "command:remote:Command").Select(resource => resource.Name!)];

    private static void Set<T>(string variable, T value) => System.Environment.SetEnvironmentVariable(variable, JsonSerializer.Serialize(value));
}
