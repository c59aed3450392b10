namespace Ipv6Dmz.Lab.Commands;

/// <summary>Where things are.</summary>
/// <param name="ProjectFolder">Holds Pulumi.yaml and the stack's file.</param>
/// <param name="Folder">Of this lab: its state, its keys.</param>
public sealed record LabSetting(string ProjectFolder, string Folder, string Stack = "dev")
{
    public string PulumiFolder => Path.Combine(Folder, "pulumi");
}
