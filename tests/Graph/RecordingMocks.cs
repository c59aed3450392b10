namespace Ipv6Dmz.Tests.Graph;

// Serves every resource at once, with random values that are the same in every run, and remembers what it was asked and what the program said.
internal sealed class RecordingMocks(bool isPreview = false) : IMocks
{
    private readonly ConcurrentQueue<string> events = new();
    private readonly ConcurrentDictionary<string, MockResourceArgs> resources = new();
    private readonly ConcurrentDictionary<string, ResourceTransformationArgs> registered = new();

    // What this run's passwords have in them and another's haven't.
    public string Salt { get; init; } = "";

    // What the cloud gives: the IPv4 address and the /64.
    public (string Ipv4, string Native) Addresses { get; init; } = ("198.18.0.10", "2001:db8:0:98::/64");

    public string ServerId { get; init; } = "900";

    // Whether it takes the warnings; otherwise they go to the engine's log.
    public bool Hears { get; init; } = true;

    public Func<string, Task> Before { get; init; } = _ => Task.CompletedTask;

    public DmzStack Stack { get; set; } = null!;

    // `+name` when a resource is asked for, `-name` when it is there.
    public IReadOnlyList<string> Events => [.. events];

    public IReadOnlyDictionary<string, MockResourceArgs> Resources => resources;

    // As the program registered each resource: secretness, options and all.
    public IReadOnlyDictionary<string, ResourceTransformationArgs> Registered => registered;

    public ConcurrentQueue<string> Warnings { get; } = new();

    // What SSH_AUTH_SOCK says meanwhile.
    public string? AgentSocket { get; init; }

    public ConcurrentQueue<string> Plans { get; } = new();

    public IReadOnlyList<string> Commands => [.. resources.Values.Where(resource => resource.Type == "command:remote:Command").Select(resource => resource.Name!)];

    // All inputs as text: equal texts, equal inputs.
    public ImmutableSortedDictionary<string, string> Inputs =>
        resources.ToImmutableSortedDictionary(resource => resource.Key, resource => JsonSerializer.Serialize(resource.Value.Inputs));

    // A resource's inputs.
    public ImmutableDictionary<string, object> this[string resource] => resources[resource].Inputs;

    public string Input(string resource, string name) => (string)this[resource][name];

    public ImmutableDictionary<string, object> Group(string resource, string name) => (ImmutableDictionary<string, object>)this[resource][name];

    public ImmutableDictionary<string, object> Connection(string step) => Group(step, "connection");

    public CustomResourceOptions Options(string resource) => (CustomResourceOptions)registered[resource].Options;

    // These events there were, and in this order.
    public void InOrder(params string[] these) => Assert.Equal(these, Events.Intersect(these));

    public ResourceTransformationResult? See(ResourceTransformationArgs args)
    {
        registered[args.Resource.GetResourceName()] = args;
        return null;
    }

    public async Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        var name = args.Name!;
        resources[name] = args;
        events.Enqueue($"+{name}");
        await Before(name);
        events.Enqueue($"-{name}");
        return isPreview ? (null, args.Inputs) : (Id(args), args.Inputs.AddRange(Made(args).Select(made => KeyValuePair.Create(made.Key, made.Value))));
    }

    public Task<object> CallAsync(MockCallArgs args) => Task.FromResult<object>(ImmutableDictionary<string, object>.Empty);

    public static string Password(string name) => $"password{name}".Replace("-", "").PadRight(43, 'x');

    // The cloud's are numbers.
    private string Id(MockResourceArgs args) => args.Type switch
    {
        "hcloud:index/server:Server" => ServerId,
        "hcloud:index/firewall:Firewall" => "3",
        "hcloud:index/primaryIp:PrimaryIp" => args.Name!.StartsWith("vps-ipv4-") ? "4" : "6",
        _ => args.Name!,
    };

    private (string Key, object Value)[] Made(MockResourceArgs args) => args.Type switch
    {
        // Unlike the engine's, a password that says which it is, so that a leak of it can be seen.
        "random:index/randomPassword:RandomPassword" => [("result", Output.CreateSecret<object>(Password(Salt + args.Name)))],
        "hcloud:index/primaryIp:PrimaryIp" when args.Name!.StartsWith("vps-ipv4-") => [("ipAddress", Addresses.Ipv4)],
        "hcloud:index/primaryIp:PrimaryIp" => [("ipAddress", Addresses.Native.Split('/')[0]), ("ipNetwork", Addresses.Native)],
        "hcloud:index/server:Server" => [("ipv4Address", Addresses.Ipv4)],
        "command:remote:Command" => [("stdout", $"{args.Name} said this{Salt}")],
        _ => [],
    };
}
