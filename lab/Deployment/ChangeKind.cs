namespace Ipv6Dmz.Lab.Deployment;

/// <summary>What a run does, or would do, with a resource.</summary>
public enum ChangeKind
{
    Same,
    Create,
    Update,
    Replace,
    Delete,
}
