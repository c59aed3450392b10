using System.Reflection;

namespace Pulumi;

/// <summary>A class whose members marked as inputs are what a provider receives.</summary>
public abstract class InputArgs
{
    private const BindingFlags Members = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;

    private protected InputArgs() { }

    internal Dictionary<string, object?> ToDictionary()
    {
        var fields = GetType().GetFields(Members).Select(f => (Member: (MemberInfo)f, Value: f.GetValue(this)));
        var properties = GetType().GetProperties(Members)
            .Where(p => p.IsDefined(typeof(InputAttribute))).Select(p => (Member: (MemberInfo)p, Value: p.GetValue(this)));
        var inputs = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (member, value) in fields.Concat(properties))
        {
            if (member.GetCustomAttribute<InputAttribute>() is not { } input)
            {
                continue;
            }

            if (input.IsRequired && value is null)
            {
                throw new ArgumentNullException(member.Name, $"[Input] {GetType().FullName}.{member.Name} is required but was not given a value");
            }

            inputs.Add(input.Name, value);
        }

        return inputs;
    }
}
