using System.Buffers;
using System.Text;
using System.Text.Json;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Ipv6Dmz.Infra;

/// <summary>Reads a list of hosts that stands in a file beside the stack's: a configuration travels in one variable of the environment, which Linux limits to 128 KiB.</summary>
public static class HostsFileReader
{
    // A host's services' sources, and some more for what is wrong.
    private const int Deepest = 16;

    private static readonly string[] Nothing = ["", "~", "null", "Null", "NULL"];

    /// <summary>Reads a file by its path from a folder.</summary>
    public static Func<string, HostsFile> In(string folder) => name => Read(Path.Combine(folder, name), folder);

    /// <summary>The same map as JSON. Scalars stay what they look like: no port becomes an octal number.</summary>
    public static HostsFile Json(TextReader yaml)
    {
        var json = new ArrayBufferWriter<byte>();
        try
        {
            using var writer = new Utf8JsonWriter(json, new() { SkipValidation = true });
            if (Copy(new Parser(new Scanner(yaml, skipComments: true)), writer) is { } fault)
            {
                return fault;
            }
        }
        catch (YamlException error)
        {
            return At(error.Start, $"it is no YAML: {OneLine(error.Message).TrimEnd('.')}", "mend that line, or the one behind it");
        }
        catch (DecoderFallbackException)
        {
            return new(null, "it is no text in UTF-8", "save it as UTF-8");
        }
        catch (ArgumentException)
        {
            return new(null, "half of a character stands in it (a surrogate alone)", "write that text anew");
        }

        return json.WrittenCount == 0 ? new(null, "nothing stands in it", "write {} if no host is meant") : new(Encoding.UTF8.GetString(json.WrittenSpan));
    }

    private static HostsFile Read(string path, string folder)
    {
        try
        {
            using var text = new StreamReader(path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
            return Json(text);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return new(null, $"there is no such file in {OneLine(folder)}, the folder of Pulumi.yaml", "make it, or write where it is, seen from there");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new(null, $"the file can't be read: {OneLine(error.Message)}", "make it a file that the deployment's user can read");
        }
    }

    // By events, without a tree: a list may have tens of thousands of hosts.
    private static HostsFile? Copy(Parser yaml, Utf8JsonWriter json)
    {
        // Of each map or list that is open: whether it is a map, and whether a key stands next in it.
        var open = new Stack<(bool IsMap, bool KeyIsNext)>();
        for (var documents = 0; yaml.MoveNext();)
        {
            var at = yaml.Current!;
            switch (at)
            {
                case DocumentStart when ++documents > 1:
                    return At(at.Start, "a second document begins there (---)", "keep one list in the file");
                case AnchorAlias or NodeEvent { Anchor.IsEmpty: false }:
                    return At(at.Start, "anchors (&) and aliases (*) are not read", "write each value out");
                case NodeEvent { Tag.IsEmpty: false }:
                    return At(at.Start, "tags (!) are not read", "leave it out");
                case MappingStart or SequenceStart when open.TryPeek(out var map) && map.KeyIsNext:
                    return At(at.Start, "a key is a text", "write it like web:");
                case MappingStart or SequenceStart when open.Count == Deepest:
                    return At(at.Start, $"lists and maps stand in one another more than {Deepest} deep", "write it like docs/configuration.md#hosts shows");
                case MappingStart:
                    Turn(open);
                    json.WriteStartObject();
                    open.Push((true, true));
                    break;
                case SequenceStart:
                    Turn(open);
                    json.WriteStartArray();
                    open.Push((false, false));
                    break;
                case MappingEnd:
                    json.WriteEndObject();
                    open.Pop();
                    break;
                case SequenceEnd:
                    json.WriteEndArray();
                    open.Pop();
                    break;
                case Scalar scalar when open.TryPeek(out var map) && map.KeyIsNext:
                    Turn(open);
                    json.WritePropertyName(scalar.Value);
                    break;
                case Scalar { Style: ScalarStyle.Plain } scalar when Nothing.Contains(scalar.Value):
                    Turn(open);
                    // An empty document is one empty scalar.
                    if (open.Count > 0 || scalar.Value.Length > 0)
                    {
                        json.WriteNullValue();
                    }

                    break;
                case Scalar scalar:
                    Turn(open);
                    json.WriteStringValue(scalar.Value);
                    break;
                default:
                    break;
            }
        }

        return null;
    }

    // In a map, a value follows a key, and a key a value.
    private static void Turn(Stack<(bool IsMap, bool KeyIsNext)> open)
    {
        if (open.TryPeek(out var map) && map.IsMap)
        {
            open.Pop();
            open.Push((true, !map.KeyIsNext));
        }
    }

    private static HostsFile At(Mark mark, string rule, string mend) => new(null, $"line {mark.Line}: {rule}", mend);

    private static string OneLine(string text) => string.Concat(text.Select(character => char.IsControl(character) ? ' ' : character));
}
