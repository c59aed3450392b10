using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Ipv6Dmz.Tests.Agents;

/// <summary>A broker's update address: HTTPS on this machine, with a certificate of its own, that gives one answer and remembers what it was asked.</summary>
internal sealed class FakeBroker : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<string> requests = new();
    private readonly X509Certificate2 certificate = Certificate();
    private readonly Func<int, string> answer;

    /// <param name="answer">The whole HTTP response to the n-th request, from 0 on.</param>
    public FakeBroker(Func<int, string> answer)
    {
        this.answer = answer;
        File.WriteAllText(CaFile, certificate.ExportCertificatePem());
        listener.Start();
        _ = Task.Run(ServeAsync);
    }

    public string Url => $"https://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}/nic/update";

    /// <summary>For curl, which is to trust it.</summary>
    public string CaFile { get; } = Path.GetTempFileName();

    /// <summary>Request line and headers of each.</summary>
    public IReadOnlyList<string> Requests => [.. requests];

    /// <summary>Command lines of the machine while the last request was answered.</summary>
    public string CommandLines { get; private set; } = "";

    public static string Response(string body, string status = "200 OK") =>
        $"HTTP/1.1 {status}\r\nContent-Type: text/plain\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n\r\n{body}";

    public void Dispose()
    {
        listener.Dispose();
        certificate.Dispose();
        File.Delete(CaFile);
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync();
                try
                {
                    await AnswerAsync(client);
                }
                catch (Exception error) when (error is IOException or System.Security.Authentication.AuthenticationException)
                {
                    // Whoever doesn't trust the certificate hangs up.
                }
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // The end.
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        await using var tls = new SslStream(client.GetStream());
        await tls.AuthenticateAsServerAsync(certificate);
        using var reader = new StreamReader(tls, leaveOpen: true);
        var request = new StringBuilder();
        while (await reader.ReadLineAsync() is { Length: > 0 } line)
        {
            request.Append(line).Append('\n');
        }

        CommandLines = string.Join('\n', Directory.GetDirectories("/proc").Select(CommandLine));
        requests.Enqueue(request.ToString());
        await tls.WriteAsync(Encoding.UTF8.GetBytes(answer(requests.Count - 1)));
    }

    private static string CommandLine(string process)
    {
        try
        {
            return File.ReadAllText($"{process}/cmdline").Replace('\0', ' ');
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private static X509Certificate2 Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }
}
