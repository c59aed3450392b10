namespace Ipv6Dmz.Lab.Deployment;

/// <summary>A project or stack file that can't be read as one; the message names file and key.</summary>
public sealed class StackFileException(string message) : Exception(message);
