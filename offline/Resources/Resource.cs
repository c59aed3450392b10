using System.Collections.Immutable;

namespace Pulumi;

public class Resource
{
    private readonly string type;
    private readonly string name;
    private readonly bool? protect;
    private readonly ImmutableArray<ResourceTransformation> transformations;
    private readonly HashSet<Resource> children = [];

    private protected Resource(string type, string name, ResourceArgs args, ResourceOptions options)
    {
        ArgumentException.ThrowIfNullOrEmpty(type);
        ArgumentException.ThrowIfNullOrEmpty(name);
        (this.type, this.name) = (type, name);

        var deployment = Deployment.Required;
        var outputs = PendingOutputs.Of(this);
        var parent = options.Parent ?? (type == Stack.RootType ? null : deployment.Stack);
        transformations = [.. options.ResourceTransformations, .. parent?.transformations ?? []];
        foreach (var transformation in transformations)
        {
            if (transformation(new(this, args, options)) is not { } changed)
            {
                continue;
            }

            if (changed.Options.Parent != options.Parent)
            {
                throw new ArgumentException("Transformations cannot currently be used to change the 'parent' of a resource.");
            }

            (args, options) = (changed.Args, changed.Options);
        }

        // What the program does with its own options object from here on changes nothing.
        options = options.Clone();
        options.Parent?.Adopt(this);
        protect = options.Protect ??= options.Parent?.protect;
        deployment.Register(this, args, options, outputs);
    }

    [Output("urn")]
    public Output<string> Urn { get; private protected set; } = null!;

    public string GetResourceType() => type;

    public string GetResourceName() => name;

    /// <summary>The children there are at this moment: more may be made later.</summary>
    internal ImmutableArray<Resource> Children
    {
        get
        {
            lock (children)
            {
                return [.. children];
            }
        }
    }

    private void Adopt(Resource child)
    {
        lock (children)
        {
            children.Add(child);
        }
    }
}
