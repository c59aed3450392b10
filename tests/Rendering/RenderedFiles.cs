namespace Ipv6Dmz.Tests.Rendering;

// What a run of the program carries to the machines, file by file.
internal static class RenderedFiles
{
    // Path (`vps/firewall/firewall.nft`) to content, of everything that stage steps carry.
    public static Task<SortedDictionary<string, string>> OfAsync(string stack) => OfAsync(SampleConfig.Stack(stack));

    public static async Task<SortedDictionary<string, string>> OfAsync(IReadOnlyDictionary<string, string> values)
    {
        var mocks = await ProgramRun.OfAsync(values);
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in mocks.Commands.Where(name => mocks.Input(name, "create").Contains(" stage ")))
        {
            foreach (var (file, content) in Split(mocks.Input(name, "stdin")))
            {
                files[$"{string.Join('/', name.Split('-', 2))}/{file}"] = content;
            }
        }

        foreach (var machine in new[] { "vps", "router" })
        {
            files[$"{machine}/verify"] = Checks(mocks.Input($"{machine}-verify", "stdin"));
        }

        return files;
    }

    // Without the names of the generations, which are other ones with every change of the agent.
    private static string Checks(string stdin) =>
        string.Concat(stdin.Split('\n').SkipWhile(line => line.Split(' ')[0] is "generation" or "activated" or "against").Select(line => line + "\n")).TrimEnd('\n') + "\n";

    private static IEnumerable<(string File, string Content)> Split(string frame) =>
        $"\n{frame[..^1]}".Split("\n==> ")[1..].Select(part => (part.Split(' ')[0], part[(part.IndexOf('\n') + 1)..] + "\n"));
}
