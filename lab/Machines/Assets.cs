namespace Ipv6Dmz.Lab.Machines;

/// <summary>The shell part of the lab, which the build copies next to the program.</summary>
public static class Assets
{
    public static string Folder(string name) => Path.Combine(AppContext.BaseDirectory, name);
}
