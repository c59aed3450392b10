namespace Ipv6Dmz.Lab.Deployment;

/// <summary>How far a resource in the state has come.</summary>
public enum ResourcePhase
{
    /// <summary>Holds a place in the tree; nothing on a machine belongs to it.</summary>
    Component,

    /// <summary>Its create was started and its end never seen: the next up creates it again, destroy deletes it.</summary>
    Creating,

    /// <summary>Finished.</summary>
    Done,

    /// <summary>Replaced by a newer one; its delete is still to run.</summary>
    Replaced,
}
