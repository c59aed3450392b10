using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pulumi;

public static partial class Output
{
    /// <summary>Serializes a value that may hold outputs: an unknown one makes all of it unknown, a secret one all of it secret.</summary>
    public static Output<string> JsonSerialize<T>(Output<T> value, JsonSerializerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new(Wait());

        async Task<OutputData<string>> Wait()
        {
            var data = await value.Data;
            if (!data.IsKnown)
            {
                return new(data.Resources, "", IsKnown: false, data.IsSecret);
            }

            var nested = new NestedOutputs();
            var json = JsonSerializer.Serialize(data.Value, new JsonSerializerOptions(options ?? new()) { Converters = { nested } });
            return new(data.Resources.Union(nested.Resources), nested.IsKnown ? json : "", nested.IsKnown, data.IsSecret || nested.IsSecret);
        }
    }

    private sealed class NestedOutputs : JsonConverterFactory
    {
        public ImmutableHashSet<Resource> Resources { get; private set; } = [];

        public bool IsKnown { get; private set; } = true;

        public bool IsSecret { get; private set; }

        public override bool CanConvert(Type typeToConvert)
            => typeToConvert.IsAssignableTo(typeof(IOutput)) || typeToConvert.IsAssignableTo(typeof(IInput));

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options)
            => (JsonConverter)Activator.CreateInstance(typeof(Writer<>).MakeGenericType(typeToConvert), this)!;

        private sealed class Writer<TWrapper>(NestedOutputs seen) : JsonConverter<TWrapper>
        {
            public override TWrapper Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
                => throw new NotSupportedException($"{typeToConvert} is only ever written.");

            public override void Write(Utf8JsonWriter writer, TWrapper value, JsonSerializerOptions options)
            {
                var output = value is IInput input ? input.ToOutput() : (IOutput)value!;
                // A converter can't wait, and an output in the middle of a value is rare.
                var data = output.GetDataAsync().GetAwaiter().GetResult();
                seen.Resources = seen.Resources.Union(data.Resources);
                seen.IsKnown &= data.IsKnown;
                seen.IsSecret |= data.IsSecret;
                JsonSerializer.Serialize(writer, data.IsKnown ? data.Value : null, options);
            }
        }
    }
}
