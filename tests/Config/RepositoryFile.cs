namespace Ipv6Dmz.Tests.Config;

internal static class RepositoryFile
{
    public static string Read(string path) => File.ReadAllText(Path(path));

    public static string Path(string path) => System.IO.Path.Combine(Root(), path);

    public static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(folder.FullName, "Infra.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("no Infra.sln above the tests");
        }

        return folder.FullName;
    }
}
