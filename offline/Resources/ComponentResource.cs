using System.Reflection;

namespace Pulumi;

/// <summary>A resource that exists only in the program: it groups others.</summary>
public class ComponentResource : Resource
{
    public ComponentResource(string type, string name, ComponentResourceOptions? options = null)
        : base(type, name, ResourceArgs.Empty, options ?? new()) { }

    public ComponentResource(string type, string name, ResourceArgs? args, ComponentResourceOptions? options = null, bool remote = false)
        : base(type, name, args ?? ResourceArgs.Empty, options ?? new())
    {
        if (remote)
        {
            throw new NotSupportedException("The offline stand-in has no remote components.");
        }
    }

    /// <summary>Registers every property marked as output.</summary>
    protected void RegisterOutputs() => RegisterOutputs(new Dictionary<string, object?>(
        from property in GetType().GetProperties()
        where property.Name != nameof(Urn)
        let output = property.GetCustomAttribute<OutputAttribute>()
        where output is not null
        select KeyValuePair.Create(string.IsNullOrWhiteSpace(output.Name) ? property.Name : output.Name, property.GetValue(this))));

    protected void RegisterOutputs(IDictionary<string, object?> outputs) => RegisterOutputs(Output.Create(outputs));

    protected void RegisterOutputs(Task<IDictionary<string, object?>> outputs) => RegisterOutputs(Output.Create(outputs));

    protected void RegisterOutputs(Output<IDictionary<string, object?>> outputs) => Deployment.Required.RegisterOutputs(this, outputs);
}
