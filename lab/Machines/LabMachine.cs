namespace Ipv6Dmz.Lab.Machines;

/// <summary>The lab's machines, in the order of their SSH ports.</summary>
public enum LabMachine
{
    World,
    Vps,
    Router,
}
