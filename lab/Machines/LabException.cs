namespace Ipv6Dmz.Lab.Machines;

/// <summary>The lab itself does not work; the message says what a person can do about it.</summary>
public sealed class LabException(string message, Exception? inner = null) : Exception(message, inner);
