namespace Ipv6Dmz.Lab.Deployment;

/// <summary>What the program said about a resource's end; kept in the state, since by then the program may not name it any more.</summary>
/// <param name="Protect">Neither deleted nor replaced until the program says otherwise.</param>
/// <param name="DeletedWith">Goes with this one: where that is deleted too, nothing is left to delete.</param>
public sealed record ResourceMarks(bool Protect = false, ResourceKey? DeletedWith = null)
{
    public static readonly ResourceMarks None = new();
}
