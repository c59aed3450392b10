namespace Ipv6Dmz.Lab.Deployment;

/// <summary>Deploys the stack: the lab's own engine, or the Pulumi CLI.</summary>
public interface IDeploymentEngine
{
    /// <summary>Looks whether what it needs is there, and changes nothing.</summary>
    /// <exception cref="DeploymentException">Something is missing.</exception>
    void Check();

    /// <exception cref="DeploymentException">It failed; what a user needs to know has been shown or stands in the message.</exception>
    Task UpAsync(IReadOnlyList<ConfigValue> overrides, CancellationToken cancellation);

    Task PreviewAsync(IReadOnlyList<ConfigValue> overrides, CancellationToken cancellation);

    /// <param name="force">Go on where a machine can't be reached, and forget what could not be deleted.</param>
    Task DestroyAsync(bool force, CancellationToken cancellation);
}
