using Ipv6Dmz.Concerns;

namespace Ipv6Dmz.HCloud;

/// <summary>For a server before the agent is there: POSIX sh, by stdin.</summary>
public static class ServerScripts
{
    // Marks a client key as this project's.
    internal const string KeyComment = "ipv6-dmz";

    /// <summary>Waits until cloud-init is done: what it installs and writes would get in the way of what follows.</summary>
    /// <remarks>It ends with 1 if it failed, and with 2 if something did that it got over, which later versions tell apart from 0.</remarks>
    public static string Ready { get; } = Text.Unix("""
        set -eu
        limit=${IPV6_DMZ_TIMEOUT-540}
        if ! command -v cloud-init >/dev/null; then
        	echo '[#] no cloud-init here to wait for' >&2
        	exit
        fi
        echo '[#] cloud-init status --wait' >&2
        ended=0
        timeout "$limit" cloud-init status --wait >/dev/null 2>&1 || ended=$?
        case $ended in
        0) exit ;;
        2) echo '[!] cloud-init got over an error:' >&2 ;;
        124) echo "[!] cloud-init hasn't ended within $limit s:" >&2 ;;
        *) echo '[!] cloud-init failed:' >&2 ;;
        esac
        timeout 10 cloud-init status --long >&2 || true
        [ "$ended" = 2 ] || {
        	echo '[!] see /var/log/cloud-init-output.log on the server' >&2
        	exit 1
        }

        """);

    /// <summary>Lets a client key in; whatever else is let in stays.</summary>
    /// <param name="key">A line of authorized_keys, without options or comment.</param>
    public static string Authorize(string key) => Text.Unix($$"""
        set -eu
        umask 077
        file=$HOME/.ssh/authorized_keys
        mkdir -p "$HOME/.ssh"
        touch "$file"
        if grep -q '^{{key}}\( \|$\)' "$file"; then
        	echo '[#] the client key is there' >&2
        	exit
        fi
        cp "$file" "$file.ipv6-dmz-new"
        # A last line that isn't ended would become one with the key's.
        [ -z "$(tail -c 1 "$file")" ] || echo >>"$file.ipv6-dmz-new"
        echo '{{key}} {{KeyComment}}' >>"$file.ipv6-dmz-new"
        mv "$file.ipv6-dmz-new" "$file"
        echo "[#] add the client key to $file" >&2

        """);

    /// <summary>Shuts out every other client key of this project; keys of others stay.</summary>
    /// <param name="previous">Goes even where the cloud has dropped its comment.</param>
    public static string AuthorizeOnly(string key, string previous) => Text.Unix($$"""
        set -eu
        umask 077
        file=$HOME/.ssh/authorized_keys
        if ! grep -q '^{{key}}\( \|$\)' "$file"; then
        	echo "[!] the client key isn't in $file: nothing was removed" >&2
        	exit 1
        fi
        awk -v key='{{key}}' -v previous='{{previous}}' '
        	{ line = $1 " " $2 }
        	line == key || (line != previous && $NF != "{{KeyComment}}")
        ' "$file" >"$file.ipv6-dmz-new"
        if cmp -s "$file" "$file.ipv6-dmz-new"; then
        	rm "$file.ipv6-dmz-new"
        else
        	mv "$file.ipv6-dmz-new" "$file"
        	echo "[#] remove earlier client keys from $file" >&2
        fi

        """);
}
