namespace Pulumi;

/// <summary>What a program can know about the deployment it runs in.</summary>
public sealed class DeploymentInstance
{
    private readonly string? rootDirectory;

    internal DeploymentInstance(Deployment deployment, Testing.TestOptions? options)
    {
        Deployment = deployment;
        ProjectName = options?.ProjectName ?? "project";
        StackName = options?.StackName ?? "stack";
        rootDirectory = options?.RootDirectory;
        IsDryRun = options?.IsPreview ?? true;
    }

    internal Deployment Deployment { get; }

    public string ProjectName { get; }

    public string StackName { get; }

    /// <summary>The folder of Pulumi.yaml.</summary>
    public string RootDirectory => rootDirectory ?? throw new InvalidOperationException("The Pulumi CLI version does not support root directory. Please update the Pulumi CLI.");

    public bool IsDryRun { get; }
}
