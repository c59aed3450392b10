using System.Net;

namespace Ipv6Dmz.Config.Parsing;

/// <summary>An address and the prefix that is on its link.</summary>
internal sealed record InterfaceAddress(IPAddress Address, IPNetwork Network);
