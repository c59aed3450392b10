namespace Ipv6Dmz.Config;

// The addresses of a subnet that neither the router nor DHCP's range takes.
internal sealed record FreeAddresses(IPNetwork Subnet, IPAddress RangeFirst, IPAddress RangeLast)
{
    // The network's and the router's come first.
    private const int Taken = 2;

    private long Before => Offset(RangeFirst) - Taken;

    public long Count => Before + Offset(Subnet.Last()) - Offset(RangeLast) - 1;

    public IPAddress this[long index] => Subnet.At(index < Before ? Taken + index : Offset(RangeLast) + 1 + index - Before);

    public IEnumerable<IPAddress> All => Enumerable.Range(0, (int)Count).Select(index => this[index]);

    private long Offset(IPAddress address) => (long)(Networks.Number(address) - Networks.Number(Subnet.BaseAddress));
}
