namespace Ipv6Dmz.Tests.Lab.Scenarios;

// Packets through the DMZ while something happens: from a DMZ host to the internet in both families, and from the internet to the host. All
// times are world's, whose processes send and receive all of them.
internal sealed class Traffic : IAsyncDisposable
{
    private const string Folder = "/run/lab/traffic";

    private static readonly (string Name, string Place, string Target)[] Streams =
    [
        ("host to internet, IPv6", "dmzhost", "2001:db8:0:80::80"),
        ("host to internet, IPv4", "dmzhost", "198.51.100.80"),
        ("internet to host, IPv6", "server", "2001:db8:0:2:0:ff:fe00:201"),
    ];

    private readonly DeployedLab lab;
    private readonly int rate;
    private bool stopped;

    private Traffic(DeployedLab lab, int rate) => (this.lab, this.rate) = (lab, rate);

    /// <param name="rate">Packets a second and stream.</param>
    public static async Task<Traffic> StartAsync(DeployedLab lab, int rate = 5)
    {
        // The first packet of each path pays for what is resolved on it, and none counts before all have been answered.
        await lab.RecoversAsync(Fault.Limit);
        var interval = (1.0 / rate).ToString("0.###", CultureInfo.InvariantCulture);
        await lab.SayAsync("world", string.Join('\n', Streams.Select((stream, number) => $"""
            ip netns exec {stream.Place} ping -q -c 1 -w 10 {stream.Target} >/dev/null
            mkdir -p {Folder}
            setsid ip netns exec {stream.Place} ping -n -D -i {interval} {stream.Target} </dev/null >{Folder}/{number} 2>&1 &
            echo $! >{Folder}/{number}.pid
            """)));
        return new(lab, rate);
    }

    // Now, by world's clock.
    public static async Task<double> NowAsync(DeployedLab lab) =>
        double.Parse(await lab.SayAsync("world", "date +%s.%N"), CultureInfo.InvariantCulture);

    // Waits until each stream has been answered after a moment of world's clock, and says how long after it the last of them was. Fails
    // after the deadline, with those that were not.
    public async Task<TimeSpan> FlowsAsync(double since, TimeSpan deadline)
    {
        var moment = since.ToString("0.000000", CultureInfo.InvariantCulture);
        var seconds = (int)Math.Ceiling(deadline.TotalSeconds);
        // Prints the first answer after the moment for each stream that has one.
        var said = await lab.SayAsync("world", $$"""
            cd {{Folder}}
            end=$(($(date +%s) + {{seconds}}))
            while :; do
              seen=$(for stream in 0 1 2; do
                sed -n 's/^\[\([0-9.]*\)\] [0-9]* bytes from .*/\1/p' $stream | awk -v since={{moment}} -v stream=$stream '$1 >= since { print stream, $1; exit }'
              done)
              [ "$(echo "$seen" | grep -c .)" -lt 3 ] && [ "$(date +%s)" -lt $end ] || break
              sleep 0.5
            done
            echo "$seen"
            """);
        var seen = said.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' '))
            .ToDictionary(line => int.Parse(line[0], CultureInfo.InvariantCulture), line => double.Parse(line[1], CultureInfo.InvariantCulture));
        var silent = Streams.Where((_, number) => !seen.ContainsKey(number)).Select(stream => stream.Name).ToArray();
        Assert.True(silent.Length == 0, $"no traffic {seconds} s later: {string.Join("; ", silent)}");
        return TimeSpan.FromSeconds(seen.Values.Max() - since);
    }

    // Ends the streams. What was sent until a second ago counts.
    public async Task<IReadOnlyList<PingStream>> StopAsync()
    {
        var said = await lab.SayAsync("world", $$"""
            cd {{Folder}}
            date +%s.%N
            kill -INT $(cat *.pid)
            for pid in $(cat *.pid); do timeout {{Pace.Seconds(20)}} tail --pid=$pid -f /dev/null; done
            for stream in 0 1 2; do echo "== $stream"; cat $stream; done
            rm -r {{Folder}}
            """);
        stopped = true;
        var parts = said.Split("== ");
        var end = double.Parse(parts[0], CultureInfo.InvariantCulture);
        return [.. Streams.Select((stream, number) => PingStream.Parse(stream.Name, parts[number + 1], rate, end))];
    }

    public async ValueTask DisposeAsync()
    {
        if (!stopped)
        {
            // A test that failed: its message is what counts.
            await lab.TryAsync("world", $"kill -INT $(cat {Folder}/*.pid); rm -r {Folder}");
        }
    }
}
