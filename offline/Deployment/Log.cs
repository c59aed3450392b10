namespace Pulumi;

/// <summary>Messages to the engine. Against mocks nobody listens.</summary>
public static class Log
{
    public static void Info(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null) => Drop();

    public static void Warn(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null) => Drop();

    /// <summary>Logging outside a deployment is an error of the program.</summary>
    private static void Drop() => _ = Deployment.Required;
}
