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
        OrganizationName = options?.OrganizationName ?? "organization";
        IsDryRun = options?.IsPreview ?? true;
        rootDirectory = options?.RootDirectory;
    }

    internal Deployment Deployment { get; }

    public string ProjectName { get; }

    public string StackName { get; }

    public string OrganizationName { get; }

    public string RootDirectory => rootDirectory ?? throw new InvalidOperationException("No root directory was given.");

    public bool IsDryRun { get; }
}
