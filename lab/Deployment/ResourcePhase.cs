namespace Ipv6Dmz.Lab.Deployment;

/// <summary>How far a resource in the state has come.</summary>
public enum ResourcePhase
{
    /// <summary>Holds a place in the tree; nothing on a machine belongs to it.</summary>
    Component,

    /// <summary>Its create was started and its end never seen: the next up creates it again. As the real engine, which knows it by then as a pending
    /// operation and not as a resource, destroy does nothing for it.</summary>
    Creating,

    /// <summary>Finished.</summary>
    Done,

    /// <summary>Replaced by a newer one; its delete is still to run.</summary>
    Replaced,
}
