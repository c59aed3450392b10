using Ipv6Dmz.Apply;
using Pulumi;

namespace Ipv6Dmz;

/// <summary>The VPS, whether it was there or the stack makes it.</summary>
/// <param name="Addresses">Of a server that is yet to be made unknown.</param>
/// <param name="Ready">The VPS's steps wait for this resource.</param>
/// <param name="Server">The engine forgets the VPS's steps with this resource.</param>
/// <param name="PrivateKey">Lets people in, where nobody has it yet; secret.</param>
public sealed record VpsMachine(SshWay Way, Output<VpsAddresses> Addresses, Resource? Ready = null, Resource? Server = null, Input<string>? PrivateKey = null);
