namespace Pulumi;

/// <summary>How the engine is to treat a resource, apart from its inputs.</summary>
public abstract class ResourceOptions
{
    private protected ResourceOptions() { }

    public Resource? Parent { get; set; }

    public InputList<Resource> DependsOn { get; set; } = new();

    public bool? Protect { get; set; }

    public List<string> IgnoreChanges { get; set; } = [];

    public List<string> ReplaceOnChanges { get; set; } = [];

    public CustomTimeouts? CustomTimeouts { get; set; }

    public List<ResourceTransformation> ResourceTransformations { get; set; } = [];

    public Resource? DeletedWith { get; set; }

    internal abstract ResourceOptions Clone();

    private protected T CopyTo<T>(T copy) where T : ResourceOptions
    {
        copy.Parent = Parent;
        copy.DependsOn = DependsOn.Clone();
        copy.Protect = Protect;
        copy.IgnoreChanges = [.. IgnoreChanges];
        copy.ReplaceOnChanges = [.. ReplaceOnChanges];
        copy.CustomTimeouts = CustomTimeouts is { } t ? new() { Create = t.Create, Update = t.Update, Delete = t.Delete } : null;
        copy.ResourceTransformations = [.. ResourceTransformations];
        copy.DeletedWith = DeletedWith;
        return copy;
    }

    /// <summary>Single values: the other's wins. Lists: both.</summary>
    private protected void Take(ResourceOptions other)
    {
        Parent = other.Parent ?? Parent;
        DependsOn = DependsOn.Concat(other.DependsOn);
        Protect = other.Protect ?? Protect;
        IgnoreChanges.AddRange(other.IgnoreChanges);
        ReplaceOnChanges.AddRange(other.ReplaceOnChanges);
        CustomTimeouts = other.CustomTimeouts ?? CustomTimeouts;
        ResourceTransformations.AddRange(other.ResourceTransformations);
        DeletedWith = other.DeletedWith ?? DeletedWith;
    }
}
