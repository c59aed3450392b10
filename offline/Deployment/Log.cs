namespace Pulumi;

/// <summary>Messages to the engine. Against mocks nobody listens, but an error fails the run.</summary>
public static class Log
{
    public static void Info(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null) => Drop();

    public static void Warn(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null) => Drop();

    public static void Error(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null)
        => Deployment.Required.LogError(message);

    /// <summary>Logging outside a deployment is an error of the program.</summary>
    private static void Drop() => _ = Deployment.Required;
}
