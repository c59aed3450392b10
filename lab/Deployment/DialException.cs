namespace Ipv6Dmz.Lab.Deployment;

/// <summary>A machine that can't be reached, or whose identity or login is wrong.</summary>
public sealed class DialException(string message, Exception? inner = null) : Exception(message, inner);
