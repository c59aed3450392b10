using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Ipv6Dmz.Lab.Machines;

/// <summary>A connection to QEMU's monitor (qemu-qmp-ref). One at a time per machine: connect, ask, leave.</summary>
public sealed class Qmp : IDisposable
{
    private readonly NetworkStream _stream;
    private readonly StreamReader _reader;

    private Qmp(Socket socket)
    {
        _stream = new NetworkStream(socket, ownsSocket: true);
        _reader = new StreamReader(_stream);
    }

    public static async Task<Qmp> ConnectAsync(string socketPath, CancellationToken ct = default)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(socketPath), ct);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
        var qmp = new Qmp(socket);
        await qmp._reader.ReadLineAsync(ct);
        await qmp.ExecuteAsync("qmp_capabilities", ct: ct);
        return qmp;
    }

    /// <summary>Executes a command and returns its value; events that come in between are skipped.</summary>
    public async Task<JsonNode?> ExecuteAsync(string command, JsonObject? arguments = null, CancellationToken ct = default)
    {
        var request = new JsonObject { ["execute"] = command };
        if (arguments is not null)
        {
            request["arguments"] = arguments;
        }
        await _stream.WriteAsync(Encoding.UTF8.GetBytes(request.ToJsonString() + "\n"), ct);
        while (await _reader.ReadLineAsync(ct) is { } line)
        {
            var answer = JsonNode.Parse(line)!;
            if (answer["error"] is { } error)
            {
                throw new LabException($"QEMU refused {command}: {error["desc"]}");
            }
            if (answer.AsObject().ContainsKey("return"))
            {
                return answer["return"];
            }
        }
        return command == "quit" ? null : throw new LabException($"QEMU closed its monitor during {command}");
    }

    /// <summary>A command of the human monitor. Those that work say nothing.</summary>
    public async Task HumanAsync(string command, CancellationToken ct = default)
    {
        var said = (await ExecuteAsync("human-monitor-command", new JsonObject { ["command-line"] = command }, ct))?.GetValue<string>().Trim();
        if (!string.IsNullOrEmpty(said))
        {
            throw new LabException($"QEMU: {command}: {said}");
        }
    }

    public async Task<bool> IsPausedAsync(CancellationToken ct = default) =>
        (await ExecuteAsync("query-status", ct: ct))?["running"]?.GetValue<bool>() == false;

    public void Dispose()
    {
        _reader.Dispose();
        _stream.Dispose();
    }
}
