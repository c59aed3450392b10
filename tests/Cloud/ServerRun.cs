namespace Ipv6Dmz.Tests.Cloud;

/// <summary>The VPS against a cloud that numbers what it makes.</summary>
internal sealed class ServerRun
{
    public static readonly HCloudServerArgs Args = new() { Project = "ipv6-dmz", Stack = "dev", Location = "nbg1", ServerType = "cx23", Image = "debian-12" };

    private readonly Dictionary<string, CustomResourceOptions> options = [];
    private readonly Dictionary<string, ResourceArgs> arguments = [];

    private ServerRun()
    {
    }

    public HCloudServer Vps { get; private set; } = null!;

    public Recorder Cloud { get; private set; } = null!;

    /// <summary>By name, of all but components.</summary>
    public IReadOnlyDictionary<string, CustomResourceOptions> Options => options;

    /// <summary>As the component gave them, secretness and all.</summary>
    public IReadOnlyDictionary<string, ResourceArgs> Arguments => arguments;

    public IEnumerable<string> Commands => Cloud.Names.Where(name => Cloud[name].Type == "command:remote:Command").Order();

    /// <param name="args">What it is to be.</param>
    /// <param name="serverId">The server's number in the cloud.</param>
    /// <param name="after">What else the program makes.</param>
    /// <param name="isPreview">Whether nothing has been made yet.</param>
    public static async Task<ServerRun> OfAsync(HCloudServerArgs? args = null, string serverId = "900", Action<HCloudServer>? after = null, bool isPreview = false)
    {
        var run = new ServerRun
        {
            Cloud = new Recorder
            {
                Id = resource => isPreview ? null : resource.Name switch { "vps-server" => serverId, "vps-cloud-firewall" => "3", "vps-ipv4-nbg1" or "vps-ipv4-fsn1" => "4", "vps-ipv6-nbg1" or "vps-ipv6-fsn1" => "6", var name => name },
                State = resource => isPreview ? resource.Inputs : Made(resource),
            },
        };
        ResourceTransformationResult? See(ResourceTransformationArgs it)
        {
            if (it.Options is CustomResourceOptions custom)
            {
                run.options[it.Resource.GetResourceName()] = custom;
                run.arguments[it.Resource.GetResourceName()] = it.Args;
            }

            return null;
        }

        void Program()
        {
            run.Vps = new HCloudServer("vps", args ?? Args, new() { ResourceTransformations = { See } });
            after?.Invoke(run.Vps);
        }

        await (isPreview ? Run.PreviewAsync(run.Cloud, Program) : Run.UpAsync(run.Cloud, Program));
        return run;
    }

    public object Input(string name, string property) => Cloud.Inputs(name)[property];

    public string Text(string name, string property) => (string)Input(name, property);

    public ImmutableDictionary<string, object> Connection(string name) => (ImmutableDictionary<string, object>)Input(name, "connection");

    /// <summary>Key of a number, from the cloud's password.</summary>
    public static string ClientKey(int number) => SshKeyDerivation.PrivateKey(RecordingMocks.Password("vps-ssh-client"), $"ssh client {number}");

    public static string ClientPublicKey(int number) => SshKeyDerivation.PublicKey(ClientKey(number));

    private static ImmutableDictionary<string, object> Made(MockResourceArgs resource) => resource.Name switch
    {
        "vps-ssh-client" or "vps-ssh-host" => resource.Inputs.SetItem("result", Output.CreateSecret<object>(RecordingMocks.Password(resource.Name))),
        "vps-ipv4-nbg1" or "vps-ipv4-fsn1" => resource.Inputs.SetItem("ipAddress", "198.18.0.10"),
        "vps-ipv6-nbg1" or "vps-ipv6-fsn1" => resource.Inputs.SetItem("ipAddress", "2001:db8:0:98::").SetItem("ipNetwork", "2001:db8:0:98::/64"),
        "vps-server" => resource.Inputs.SetItem("ipv4Address", "198.18.0.10"),
        _ => resource.Inputs,
    };
}
