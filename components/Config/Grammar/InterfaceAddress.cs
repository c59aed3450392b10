using System.Net;

namespace Ipv6Dmz.Config.Grammar;

/// <summary>An address and the prefix that is on its link.</summary>
internal sealed record InterfaceAddress(IPAddress Address, IPNetwork Network);
