namespace Ipv6Dmz.Lab.Commands;

/// <summary>The folder with Pulumi.yaml that this program was built in.</summary>
public static class ProjectFolder
{
    public static string Find()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "Pulumi.yaml")))
            {
                return folder;
            }
        }

        throw new CommandException($"there is no Pulumi.yaml above {AppContext.BaseDirectory}");
    }
}
