using Pulumi;
using Pulumi.Command.Remote;
using Pulumi.Command.Remote.Inputs;

namespace Ipv6Dmz.Tests.Lab.Deployment;

/// <summary>A command of a program that a test deploys.</summary>
/// <param name="Create">By default <c>create NAME</c>; none where it is empty.</param>
/// <param name="Delete">By default <c>undo NAME</c>.</param>
/// <param name="After">Names of the commands that it depends on.</param>
/// <param name="Of">Name of the command whose stdout is its stdin.</param>
public sealed record Step(
    string Name,
    string? Stdin = null,
    string? Create = null,
    string? Update = null,
    string? Delete = null,
    string? Trigger = null,
    string Host = "192.0.2.1",
    string[]? After = null,
    string? Of = null,
    bool Secret = false,
    Action<CustomResourceOptions>? Options = null)
{
    public const string PrivateKey = "-----BEGIN PRIVATE KEY-----\nc2VjcmV0LW9mLXRoZS1jb25uZWN0aW9u\n-----END PRIVATE KEY-----\n";

    public static Step Protected(string name, string? trigger = null, bool protect = true) => new(name, Trigger: trigger, Options: it => it.Protect = protect);

    internal static void Register(IEnumerable<Step> program)
    {
        var made = new Dictionary<string, Command>();
        foreach (var step in program)
        {
            made[step.Name] = step.Register(made);
        }
    }

    internal Command Register(Dictionary<string, Command>? made = null, Input<string>? stdin = null)
    {
        var options = new CustomResourceOptions { DependsOn = (After ?? []).Select(name => (Resource)made![name]).ToArray() };
        Options?.Invoke(options);
        var args = new CommandArgs
        {
            Connection = new ConnectionArgs { Host = Host, Port = 2201, PrivateKey = PrivateKey },
            Create = Create switch { null => $"create {Name}", "" => null!, var create => create },
            Update = Update!,
            Delete = Delete ?? $"undo {Name}",
            Stdin = stdin ?? (Of is not null ? made![Of].Stdout : Secret ? Output.CreateSecret(Stdin!) : Stdin!),
            AddPreviousOutputInEnv = false,
        };
        if (Trigger is not null)
        {
            args.Triggers = new object[] { Trigger };
        }

        return new Command(Name, args, options);
    }
}
