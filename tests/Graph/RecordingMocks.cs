namespace Ipv6Dmz.Tests.Graph;

/// <summary>Serves every resource at once, with random values that are the same in every run, and remembers what it was asked.</summary>
internal sealed class RecordingMocks(bool isPreview = false) : IMocks
{
    private readonly ConcurrentQueue<string> events = new();
    private readonly ConcurrentDictionary<string, MockResourceArgs> resources = new();

    /// <summary>What this run's passwords have in them and another's haven't.</summary>
    public string Salt { get; init; } = "";

    /// <summary>What the cloud gives: the IPv4 address and the /64.</summary>
    public (string Ipv4, string Native) Addresses { get; init; } = ("198.18.0.10", "2001:db8:0:98::/64");

    /// <summary>Called before a resource is served.</summary>
    public Func<string, Task> Before { get; init; } = _ => Task.CompletedTask;

    /// <summary><c>+name</c> when a resource is asked for, <c>-name</c> when it is there.</summary>
    public IReadOnlyList<string> Events => [.. events];

    public IReadOnlyDictionary<string, MockResourceArgs> Resources => resources;

    public async Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        resources[args.Name!] = args;
        events.Enqueue($"+{args.Name}");
        await Before(args.Name!);
        var state = args.Inputs;
        if (args.Type == "random:index/randomPassword:RandomPassword" && !isPreview)
        {
            // Unlike the engine's, a password that says which it is, so that a leak of it can be seen.
            state = state.Add("result", Output.CreateSecret<object>(Password(Salt + args.Name)));
        }

        var id = args.Name!;
        if (args.Type!.StartsWith("hcloud:") && !isPreview)
        {
            // The cloud's ids are numbers.
            id = $"{args.Name!.Sum(letter => letter)}";
            state = args.Name switch
            {
                { } name when name.StartsWith("vps-ipv4-") && !name.EndsWith("-rdns") => state.Add("ipAddress", Addresses.Ipv4),
                { } name when name.StartsWith("vps-ipv6-") && !name.EndsWith("-rdns") => state.Add("ipAddress", Addresses.Native.Split('/')[0]).Add("ipNetwork", Addresses.Native),
                "vps-server" => state.Add("ipv4Address", Addresses.Ipv4),
                _ => state,
            };
        }

        if (args.Type == "command:remote:Command" && !isPreview)
        {
            state = state.Add("stdout", $"{args.Name} said this{Salt}");
        }

        events.Enqueue($"-{args.Name}");
        return (isPreview ? null : id, state);
    }

    public Task<object> CallAsync(MockCallArgs args) => Task.FromResult<object>(ImmutableDictionary<string, object>.Empty);

    public static string Password(string name) => $"password{name}".Replace("-", "").PadRight(43, 'x');
}
