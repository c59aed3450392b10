using System.Net;
using Ipv6Dmz.Lab.Cloud;

namespace Ipv6Dmz.Lab.Machines;

/// <summary>The way from this computer to addresses of the lab's cloud, which nobody else routes: the forward that leads through world.</summary>
public static class CloudWay
{
    public static DnsEndPoint To(LabFolder lab, string host, int port) => host == CloudAddresses.Ipv4(0) && port == 22
        ? new DnsEndPoint("127.0.0.1", lab.Port(LabMachine.Vps))
        : new DnsEndPoint(host, port);
}
