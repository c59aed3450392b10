namespace Ipv6Dmz.Lab.Machines;

/// <summary>What <see cref="LabMachines.UpAsync"/> found.</summary>
public enum UpOutcome
{
    /// <summary>New machines on new disks: nothing is deployed on them, and no snapshot exists.</summary>
    Created,

    /// <summary>Existing disks; at least one machine had to be started.</summary>
    Started,

    /// <summary>All were running already.</summary>
    TakenOver,
}
