using System.Text.Json;
using System.Text.Json.Nodes;

namespace Ipv6Dmz.Lab.Deployment;

/// <summary>A `connection` input of Pulumi.Command with its provider's defaults.</summary>
/// <param name="HostKey">authorized_keys format; not verified when null.</param>
/// <param name="DialErrorLimit">Dials allowed to fail before the step does; below zero without end.</param>
/// <param name="Proxy">A machine on the way, dialled first; null: none.</param>
public sealed record RemoteConnection(
    string Host,
    int Port,
    string User,
    string? Password,
    string? PrivateKey,
    string? PrivateKeyPassword,
    string? HostKey,
    int DialErrorLimit,
    TimeSpan PerDialTimeout,
    RemoteConnection? Proxy = null)
{
    private static readonly string[] Known =
        ["host", "port", "user", "password", "privateKey", "privateKeyPassword", "hostKey", "dialErrorLimit", "perDialTimeout"];

    /// <exception cref="DeploymentException">There is no host, or something the lab doesn't do: agents.</exception>
    public static RemoteConnection FromInputs(JsonObject inputs) =>
        Read(inputs["connection"] as JsonObject ?? throw new DeploymentException("there is no connection"), "connection");

    private static RemoteConnection Read(JsonObject connection, string path)
    {
        // A proxy has none itself.
        var proxy = path == "connection" ? connection["proxy"] as JsonObject : null;
        if (connection.Select(pair => pair.Key).Except(Known).Except(proxy is null ? [] : ["proxy"]).FirstOrDefault() is { } unknown)
        {
            throw new DeploymentException($"{path}.{unknown}: the lab logs in with a private key or a password, and not by an agent");
        }

        var seconds = Number("perDialTimeout", 15);
        return new RemoteConnection(
            Text("host") ?? throw new DeploymentException($"{path}.host is missing"),
            Number("port", 22),
            Text("user") ?? "root",
            Text("password"),
            Text("privateKey"),
            Text("privateKeyPassword"),
            Text("hostKey"),
            Number("dialErrorLimit", 10),
            seconds > 0 ? TimeSpan.FromSeconds(seconds) : Timeout.InfiniteTimeSpan,
            proxy is null ? null : Read(proxy, "connection.proxy"));

        string? Text(string name) => InputValues.String(connection, name) is { Length: > 0 } text ? text : null;

        int Number(string name, int otherwise) =>
            connection[name] is { } node && node.GetValueKind() == JsonValueKind.Number ? (int)node.GetValue<double>() : otherwise;
    }

    /// <summary>Without the secrets a record would print.</summary>
    public override string ToString() => $"{User}@{Host}:{Port}{(Proxy is null ? "" : $" by {Proxy}")}";
}
