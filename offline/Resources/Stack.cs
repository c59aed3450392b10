using System.Reflection;

namespace Pulumi;

/// <summary>The resource that all others belong to. Its output properties are the stack's outputs.</summary>
public class Stack : ComponentResource
{
    internal const string RootType = "pulumi:pulumi:Stack";

    public Stack(StackOptions? options = null)
        : base(RootType, $"{Deployment.Instance.ProjectName}-{Deployment.Instance.StackName}", Convert(options))
        => Deployment.Required.Stack = this;

    internal void RegisterPropertyOutputs()
    {
        var outputs = (
            from property in GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            let output = property.GetCustomAttribute<OutputAttribute>()
            where output is not null && property.DeclaringType?.IsAssignableFrom(typeof(Stack)) != true
            select KeyValuePair.Create(output.Name ?? property.Name, property.GetValue(this))).ToList();

        if (Names(value => value is null) is { Length: > 0 } unassigned)
        {
            throw new RunException(
                $"Output(s) '{unassigned}' have no value assigned. [Output] attributed properties must be assigned inside Stack constructor.");
        }

        if (Names(value => value is not IOutput) is { Length: > 0 } wrong)
        {
            throw new RunException($"Output(s) '{wrong}' have incorrect type. [Output] attributed properties must be instances of Output<T>.");
        }

        RegisterOutputs(new Dictionary<string, object?>(outputs));

        string Names(Func<object?, bool> wanted) => string.Join(", ", outputs.Where(o => wanted(o.Value)).Select(o => o.Key));
    }

    private static ComponentResourceOptions? Convert(StackOptions? options)
        => options is null ? null : new() { ResourceTransformations = options.ResourceTransformations };
}
