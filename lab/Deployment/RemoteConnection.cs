using System.Text.Json;
using System.Text.Json.Nodes;

namespace Ipv6Dmz.Lab.Deployment;

/// <summary>A `connection` input of Pulumi.Command with its provider's defaults.</summary>
/// <param name="HostKey">authorized_keys format; not verified when null.</param>
/// <param name="DialErrorLimit">Dials allowed to fail before the step does; below zero without end.</param>
public sealed record RemoteConnection(
    string Host,
    int Port,
    string User,
    string? Password,
    string? PrivateKey,
    string? PrivateKeyPassword,
    string? HostKey,
    int DialErrorLimit,
    TimeSpan PerDialTimeout)
{
    private static readonly string[] Known =
        ["host", "port", "user", "password", "privateKey", "privateKeyPassword", "hostKey", "dialErrorLimit", "perDialTimeout"];

    /// <exception cref="DeploymentException">There is no host, or something the lab doesn't do (agent, proxy).</exception>
    public static RemoteConnection FromInputs(JsonObject inputs)
    {
        var connection = inputs["connection"] as JsonObject ?? throw new DeploymentException("there is no connection");
        if (connection.Select(pair => pair.Key).Except(Known).FirstOrDefault() is { } unknown)
        {
            throw new DeploymentException($"connection.{unknown}: the lab connects directly and with a key or password only");
        }

        var seconds = Number("perDialTimeout", 15);
        return new RemoteConnection(
            Text("host") ?? throw new DeploymentException("connection.host is missing"),
            Number("port", 22),
            Text("user") ?? "root",
            Text("password"),
            Text("privateKey"),
            Text("privateKeyPassword"),
            Text("hostKey"),
            Number("dialErrorLimit", 10),
            seconds > 0 ? TimeSpan.FromSeconds(seconds) : Timeout.InfiniteTimeSpan);

        string? Text(string name) => InputValues.String(connection, name) is { Length: > 0 } text ? text : null;

        int Number(string name, int otherwise) =>
            connection[name] is { } node && node.GetValueKind() == JsonValueKind.Number ? (int)node.GetValue<double>() : otherwise;
    }

    /// <summary>Without the secrets a record would print.</summary>
    public override string ToString() => $"{User}@{Host}:{Port}";
}
