using System.Collections.Immutable;
using Pulumi.Testing;

namespace Pulumi;

/// <summary>One run of a program. The stand-in knows only one kind of run: against mocks.</summary>
public sealed partial class Deployment
{
    private static readonly AsyncLocal<DeploymentInstance?> RunningHere = new();

    private readonly InFlightTasks tasks = new();
    private readonly List<string> errors = [];
    private readonly MockMonitor monitor;
    private Stack? stack;

    private Deployment(IMocks mocks) => monitor = new(mocks);

    public static DeploymentInstance Instance
        => RunningHere.Value ?? throw new InvalidOperationException("Trying to acquire Deployment.Instance before 'Run' was called.");

    internal static Deployment? Current => RunningHere.Value?.Deployment;

    internal static Deployment Required => Instance.Deployment;

    internal Configuration Configuration { get; } = Configuration.FromEnvironment();

    internal Stack Stack
    {
        get => stack ?? throw new InvalidOperationException("Trying to acquire Deployment.Stack before 'Run' was called.");
        set => stack = value;
    }

    internal void Track(Task task) => tasks.Add(task);

    internal void LogError(string message)
    {
        lock (errors)
        {
            errors.Add(message);
        }
    }

    private ImmutableArray<string> Errors
    {
        get
        {
            lock (errors)
            {
                return [.. errors];
            }
        }
    }
}
