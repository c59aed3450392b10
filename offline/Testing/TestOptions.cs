namespace Pulumi.Testing;

public class TestOptions
{
    /// <summary>"project" where not given.</summary>
    public string? ProjectName { get; set; }

    /// <summary>"stack" where not given.</summary>
    public string? StackName { get; set; }

    /// <summary>A program that asks for it where it is not given fails.</summary>
    public string? RootDirectory { get; set; }

    /// <summary>True where not given.</summary>
    public bool? IsPreview { get; set; }
}
