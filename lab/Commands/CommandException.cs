namespace Ipv6Dmz.Lab.Commands;

/// <summary>A command that can't do its work; the message says what to do.</summary>
public sealed class CommandException(string message) : Exception(message);
