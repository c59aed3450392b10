namespace Ipv6Dmz.Lab.Deployment;

/// <summary>Something a user can act on; the message says what. Printed without a stack trace.</summary>
public sealed class DeploymentException(string message, Exception? inner = null) : Exception(message, inner);
