using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Ipv6Dmz.Lab.Deployment;

/// <summary>Takes secrets out of whatever a machine or an error says before anyone sees it.</summary>
internal sealed partial class Redactor
{
    // Shorter words of a secret file are its keywords ("PrivateKey", "="), not its secret.
    private const int ShortestSecret = 16;
    private static readonly string[] OpenParts = ["host", "port", "user", "hostKey"];
    private readonly ConcurrentDictionary<string, byte> words = new(StringComparer.Ordinal);

    /// <summary>Learns whatever is secret in a resource.</summary>
    public void Learn(ResourceState resource)
    {
        foreach (var name in resource.SecretInputs)
        {
            Learn(resource.Inputs[name]);
        }

        foreach (var name in resource.SecretOutputs)
        {
            Learn(resource.Outputs[name]);
        }
    }

    /// <summary>Learns a secret value; of a connection only what lets one in.</summary>
    public void Learn(JsonNode? secret)
    {
        switch (secret)
        {
            case JsonObject map:
                foreach (var (name, part) in map)
                {
                    if (!OpenParts.Contains(name))
                    {
                        Learn(part);
                    }
                }

                break;
            case JsonArray list:
                foreach (var part in list)
                {
                    Learn(part);
                }

                break;
            case JsonValue value when value.TryGetValue<string>(out var text):
                foreach (Match word in Word().Matches(text))
                {
                    if (word.Length >= ShortestSecret && !SystemPath().IsMatch(word.Value))
                    {
                        words.TryAdd(word.Value, 0);
                    }
                }

                break;
        }
    }

    public string Clean(string text) => words.Keys.Aggregate(
        text, (cleaned, word) => cleaned.Replace(word, InputChange.Secret, StringComparison.Ordinal));

    [GeneratedRegex(@"\S+")]
    private static partial Regex Word();

    [GeneratedRegex("^/(var|etc|usr|run|tmp|proc|sys)/")]
    private static partial Regex SystemPath();
}
