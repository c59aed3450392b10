using System.Text.Json.Nodes;
using Ipv6Dmz.Lab.Deployment;
using Ipv6Dmz.Tests.Config;

namespace Ipv6Dmz.Tests.Lab.Deployment;

/// <summary>Stack files that the CLI 3.259.0 was given, with its verdict in their first line, and what a program gets of those that it takes: the lab gives the same.
/// Where one has no Pulumi.yaml of its own, it is StackFiles/Pulumi.yaml.</summary>
public sealed class StackFileVerdictTests : IDisposable
{
    private const string Divider = "--- ";

    private readonly string folder = Directory.CreateTempSubdirectory("ipv6-dmz-").FullName;

    public static TheoryData<string> Cases => [.. Directory.GetFiles(Folder(), "*.txt").Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal)];

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_lab_says_what_the_CLI_said(string name)
    {
        var (verdict, program) = Unpack(File.ReadAllText(Path.Combine(Folder(), $"{name}.txt")));

        if (verdict == "accepted")
        {
            var config = StackFile.Load(folder, "case", []);

            var expected = JsonNode.Parse(program)!.AsObject();
            Assert.Equal(expected.Select(key => key.Key).Order(StringComparer.Ordinal), config.Values.Keys);
            Assert.All(expected, key => Assert.True(JsonNode.DeepEquals(key.Value, Whole(config.Values[key.Key])), $"{key.Key}: {config.Values[key.Key]} instead of {key.Value}"));
        }
        else
        {
            var refusal = Assert.Throws<StackFileException>(() => StackFile.Load(folder, "case", []));

            var file = Path.Combine(folder, "Pulumi.case.yaml");
            Assert.StartsWith(verdict.Split(' ', 2) switch
            {
                ["missing", var keys] => $"{file}: {keys} — Pulumi.yaml has no default for ",
                ["plain", var key] => $"{file}: {key} — Pulumi.yaml says that it is secret, and here it is plain text",
                ["type", var rest] when rest.Split(' ') is [var key, var type] => $"{file}: {key} — it is not of the type {type} that Pulumi.yaml gives it",
                ["unreadable"] => folder,
                _ => throw new InvalidOperationException(verdict),
            }, refusal.Message.StartsWith(folder, StringComparison.Ordinal) ? refusal.Message : $"{folder}: {refusal.Message}", StringComparison.Ordinal);
        }
    }

    /// <summary>Writes the files of a case, and gives back its verdict and what a program gets.</summary>
    private (string Verdict, string Program) Unpack(string text)
    {
        File.Copy(Path.Combine(Folder(), "Pulumi.yaml"), Path.Combine(folder, "Pulumi.yaml"));
        var parts = text.Split($"\n{Divider}");
        foreach (var part in parts[1..])
        {
            var name = part[..part.IndexOf('\n', StringComparison.Ordinal)];
            File.WriteAllText(Path.Combine(folder, name), part[(name.Length + 1)..]);
        }

        var head = parts[0].Split('\n');
        return (head[0], head.ElementAtOrDefault(1) ?? "");
    }

    private static JsonNode? Whole(string value) => value is ['{' or '[', ..] ? JsonNode.Parse(value) : JsonValue.Create(value);

    private static string Folder() => Path.Combine(RepositoryFile.Root(), "tests", "StackFiles");
}
