namespace Pulumi;

/// <summary>What a program can know about the deployment it runs in.</summary>
public sealed class DeploymentInstance
{
    internal DeploymentInstance(Deployment deployment, Testing.TestOptions? options)
    {
        Deployment = deployment;
        ProjectName = options?.ProjectName ?? "project";
        StackName = options?.StackName ?? "stack";
        IsDryRun = options?.IsPreview ?? true;
    }

    internal Deployment Deployment { get; }

    public string ProjectName { get; }

    public string StackName { get; }

    public bool IsDryRun { get; }
}
