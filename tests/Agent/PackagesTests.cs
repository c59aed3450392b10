namespace Ipv6Dmz.Tests.Agents;

/// <summary>The agent with an <c>apt-get</c> that does as it is told and notes how it was called.</summary>
public class PackagesTests
{
    private const string Try = """
        -q -o DPkg::Lock::Timeout=150 update
        -q -y -o DPkg::Lock::Timeout=150 install --no-install-recommends no-such-package
        """;

    [Fact]
    public void Only_what_is_missing_is_installed() => Assert.Equal($"{Try}\nended with 0", Run("", "dpkg no-such-package"));

    [Fact]
    public void Where_nothing_is_missing_apt_is_not_asked() => Assert.Equal("all packages are there\nended with 0", Run("", "dpkg"));

    [Fact]
    public void A_mirror_that_fails_once_is_tried_again() => Assert.Equal(
        $"""
        {Try}
        {Try}
        ended with 0
        [#] apt-get install failed; try 2 of 3
        """,
        Run("[ $(grep -c install \"$log\") != 1 ]", "no-such-package", "failed"));

    [Fact]
    public void Lists_that_can_not_be_fetched_are_no_failure_where_the_package_can() => Assert.Equal($"{Try}\nended with 0", Run("[ \"${*#*update}\" = \"$*\" ]", "no-such-package", "failed"));

    [Fact]
    public void A_mirror_that_fails_three_times_is_an_error_that_says_what_failed() => Assert.Equal(
        $"""
        {Try}
        {Try}
        {Try}
        ended with 1
        [#] apt-get update failed; try 2 of 3
        [#] apt-get update failed; try 3 of 3
        [!] packages: no-such-package: apt-get update failed three times; what it says stands above
        """,
        Run("false", "no-such-package", "failed"));

    [Fact]
    public void A_lock_that_apt_itself_does_not_wait_for_is_waited_for() => Assert.Equal(
        $"""
        {Try}
        ended with 0
        [#] wait until apt is free
        """,
        Run("! [ -e /run/held ]", "no-such-package", "wait", Hold("sleep 2; rm /run/held")));

    [Fact]
    public void A_lock_that_stays_is_an_error_that_says_so() => Assert.Equal(
        """
        ended with 1
        [#] wait until apt is free
        [#] the wait for a lock of apt failed; try 2 of 3
        [#] wait until apt is free
        [#] the wait for a lock of apt failed; try 3 of 3
        [#] wait until apt is free
        [!] packages: no-such-package: the wait for a lock of apt failed three times; what it says stands above
        """,
        Run("true", "no-such-package", "wait", "export IPV6_DMZ_LOCK_WAIT=0\n" + Hold("sleep 30")));

    /// <summary>As apt does: fcntl's lock, which flock(1) doesn't know.</summary>
    private static string Hold(string meanwhile) => $"""
        mount -t tmpfs tmpfs /var/lib/apt/lists
        touch /run/held
        timeout 30 perl -e 'use Fcntl; open F, ">", "/var/lib/apt/lists/lock"; $l = pack("s s x4 q q i x4", F_WRLCK, 0, 0, 0, 0); fcntl(F, F_SETLK, $l) or die; open G, ">", "/run/ready"; close G; system shift' '{meanwhile}' >/dev/null 2>&1 &
        holder=$!
        timeout 10 sh -c 'until [ -e /run/ready ]; do :; done'
        """;

    private static string Run(string apt, string packages, string said = "^$", string before = "") => AgentBed.Run($$"""
        export log=/run/log IPV6_DMZ_PAUSE=0
        : >$log
        tool apt-get <<'END'
        echo "$*" >>"$log"
        {{apt}}
        END
        holder=
        {{before}}
        ended=0
        agent packages {{packages}} || ended=$?
        cat $log
        echo "ended with $ended"
        grep -e '{{said}}' -e '^\[!\]' "$home/said" || true
        [ -z "$holder" ] || kill $holder 2>/dev/null || true
        """);
}
