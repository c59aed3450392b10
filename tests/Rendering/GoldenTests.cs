namespace Ipv6Dmz.Tests.Rendering;

// Rendered trees, byte for byte. After a change that is meant: `IPV6_DMZ_UPDATE_GOLDEN=1 ./test.sh --quick`, and read the diff.
public class GoldenTests
{
    public static TheoryData<string> Names => [.. Cases.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Rendered_files_are_the_golden_ones(string name)
    {
        var rendered = await RenderedFiles.OfAsync(Cases.All[name]);
        var folder = Path.Combine(SourceFolder(), "Golden", name);
        if (Environment.GetEnvironmentVariable("IPV6_DMZ_UPDATE_GOLDEN") == "1")
        {
            Write(folder, rendered);
        }

        var golden = Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetRelativePath(folder, file), File.ReadAllText);
        Assert.Equal(golden.Keys.Order(StringComparer.Ordinal), rendered.Keys);
        Assert.All(rendered, file => Assert.Equal(golden[file.Key], file.Value));
    }

    private static void Write(string folder, IEnumerable<KeyValuePair<string, string>> files)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        foreach (var (path, content) in files)
        {
            var target = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.WriteAllText(target, content);
        }
    }

    private static string SourceFolder([System.Runtime.CompilerServices.CallerFilePath] string file = "") =>
        Path.GetDirectoryName(Path.GetDirectoryName(file))!;
}
