namespace Ipv6Dmz.Tests.Tools;

/// <summary>
/// A file of stories: after each title, which has a # before it, commands with a $ before them, and behind each of those all that comes of it.
/// With <c>IPV6_DMZ_UPDATE_GOLDEN=1</c> what comes of them is written anew; read the diff.
/// </summary>
internal static class Story
{
    public static TheoryData<string> Titles(string file)
    {
        string[] titles = [.. RepositoryFile.Read(file).Split("\n# ")[1..].Select(story => story.Split('\n')[0])];
        Assert.Distinct(titles);
        return [.. titles];
    }

    /// <param name="tell">Does what a command says, and gives back what comes of it.</param>
    public static async Task HoldsAsync(string file, string title, Func<string, string, Task<IEnumerable<string>>> tell)
    {
        var book = RepositoryFile.Read(file);
        var start = book.IndexOf($"\n# {title}\n") + title.Length + 4;
        var told = book[start..(book.IndexOf("\n\n# ", start) is var end and >= 0 ? end : book.Length)].TrimEnd('\n');
        var lines = new List<string>();
        foreach (var command in told.Split('\n').Where(line => line.StartsWith("$ ")))
        {
            var words = $"{command} ".Split(' ', 3);
            lines.AddRange([command, .. await tell(words[1], words[2].TrimEnd())]);
        }

        var happened = string.Join('\n', lines);
        if (Environment.GetEnvironmentVariable("IPV6_DMZ_UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(RepositoryFile.Path(file), book[..start] + happened + book[(start + told.Length)..]);
        }
        else
        {
            Assert.Equal(told, happened);
        }
    }
}
