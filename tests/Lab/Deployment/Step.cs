using Pulumi.Command.Remote.Inputs;

namespace Ipv6Dmz.Tests.Lab.Deployment;

/// <summary>
/// A program that a test deploys: commands with a <c>;</c> between them, as in <c>a &lt;text; b after=a of=a</c>. Each creates by <c>create NAME</c> and deletes by
/// <c>undo NAME</c>. After its name stand <c>&lt;</c> with its stdin, and words: <c>of</c>, <c>on</c> and <c>with</c> name the command whose stdout is its stdin, whose
/// stdout is its host, and that it is deleted with. In values <c>_</c> is a space, and <c>\n</c> the end of a line. An <c>order</c> is a server of the cloud
/// (<see cref="Order"/>), <c>strange</c> a resource of a type that the lab doesn't know, and <c>throw</c> throws.
/// </summary>
internal static class Step
{
    public const string PrivateKey = "-----BEGIN PRIVATE KEY-----\nc2VjcmV0LW9mLXRoZS1jb25uZWN0aW9u\n-----END PRIVATE KEY-----\n";

    public static void Register(string program)
    {
        var made = new Dictionary<string, Command>();
        foreach (var step in program.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            switch (step.Split(' ')[0])
            {
                case "order":
                    Order.Register(step);
                    break;
                case "strange":
                    _ = new Strange();
                    break;
                case "throw":
                    throw new RunException(step.Replace("_", " "));
                case var name:
                    made[name] = Make(step, made: made);
                    break;
            }
        }
    }

    public static Command Make(string step, Input<string>? stdin = null, Dictionary<string, Command>? made = null)
    {
        var (name, words) = (step.Split(' ')[0], step.Split(' ')[1..]);
        var text = Value("<");
        var args = new CommandArgs
        {
            Connection = new ConnectionArgs
            {
                Host = Value("on=") is { } machine ? made![machine].Stdout : Value("host=") ?? "192.0.2.1", Port = 2201, PrivateKey = PrivateKey,
            },
            Create = Has("idle") ? null! : Value("create=") ?? $"create {name}",
            Update = Has("update") ? $"change {name}" : null!,
            Delete = Value("delete=") ?? $"undo {name}",
            Stdin = stdin ?? (Value("of=") is { } of ? made![of].Stdout : Has("secret") ? Output.CreateSecret(text!) : text!),
            AddPreviousOutputInEnv = false,
            Logging = Has("silent") ? Logging.None : null!,
        };
        if (Value("trigger=") is { } trigger)
        {
            args.Triggers = new object[] { trigger };
        }

        if (Has("environment"))
        {
            args.Environment["NAME"] = "value";
        }

        return new Command(name, args, new()
        {
            DependsOn = (Value("after=")?.Split(',') ?? []).Select(other => (Resource)made![other]).ToArray(),
            Parent = Value("in=") is { } group ? new ComponentResource("test:index:Group", group) : null,
            DeletedWith = Value("with=") is { } with ? made![with] : null,
            DeleteBeforeReplace = Has("delete-first"),
            Protect = Has("protect"),
            IgnoreChanges = Has("ignore-stdin") ? ["stdin"] : [],
            AdditionalSecretOutputs = Has("secret-stdout") ? ["stdout"] : [],
            CustomTimeouts = Has("in-a-second") ? new CustomTimeouts { Create = TimeSpan.FromSeconds(1) } : null,
        });

        bool Has(string word) => words.Contains(word);
        string? Value(string key) => Step.Value(step, key);
    }

    public static string? Value(string step, string key) =>
        step.Split(' ').FirstOrDefault(word => word.StartsWith(key))?[key.Length..].Replace('_', ' ').Replace("\\n", "\n");

    private sealed class Strange() : CustomResource("cloud:index:Strange", "strange", ResourceArgs.Empty, null);
}
