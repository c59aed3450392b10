namespace Pulumi.Testing;

public class TestOptions
{
    /// <summary>"project" where not given.</summary>
    public string? ProjectName { get; set; }

    /// <summary>"stack" where not given.</summary>
    public string? StackName { get; set; }

    /// <summary>True where not given.</summary>
    public bool? IsPreview { get; set; }
}
