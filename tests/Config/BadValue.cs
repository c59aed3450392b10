using System.IO.Enumeration;
using System.Text;
using static Ipv6Dmz.Tests.Config.SampleConfig;

namespace Ipv6Dmz.Tests.Config;

// A value that is refused, with a part of the rule and of the mend that its error says, and the stack (SampleConfig.Stack) that it is bad in; empty: each in
// which the key counts.
public sealed record BadValue(string Key, string Value, string Rule, string Mend, string Stack = "")
{
    // The head, the values that are bad alone, and those that are together with others.
    private static readonly string[] Table = RepositoryFile.Read("tests/Config/BadValues.txt").Split("\n\n") is { Length: 3 } parts
        ? parts : throw new InvalidOperationException("BadValues.txt has three parts, with an empty line between");

    // What is refused whatever the rest of a configuration is.
    public static ImmutableArray<BadValue> Alone { get; } =
    [
        .. Rows(1),
        .. Numbers("*.connection.*port wireguard.listenPort", 1, 65535),
        .. Numbers("*.sshPort", 1, 65535, "auto or "),
        .. Numbers("uplink.mtu", 1280, 1480),
        .. Numbers("wireguard.mtu", 1280, 1440, "auto or "),
        .. Numbers("wireguard.persistentKeepalive", 0, 65535),
        .. Numbers("router.homeMtu", 1280, 1500),
        .. Numbers("vps.hcloud.clientKey", 0, 1_000_000),
        .. Numbers("apply.confirmWithin", 20, 3600),
        .. Of("*.agent", "at most 107 bytes", "use auto", $"/{new string('a', 107)}"),
        .. Of("wireguard.*otation", "at most 64 characters", "2027-01", new string('9', 65)),
        .. Of("uplinkUpdateKey", "at most 128 characters", "copy it", new string('k', 129)),
        .. Of("*.hostKey", "damaged or holds a key of another type", "ssh-keyscan",
            PublicKey("ssh-ed25519", "ssh-ed25519", "short"), PublicKey("ssh-ed25519", "ssh-rsa", "e", "n")),
        // The provider would ask for nothing but a signature by SHA-1.
        .. Of("*.hostKey", "which sshd refuses since OpenSSH 8.8", "ssh-keyscan -t ed25519", PublicKey("ssh-rsa", "ssh-rsa", "e", "n")),
        .. PrivateKeys("not a private key in PEM", "-----BEGIN", PrivateKey[..60], PrivateKey[..^20], PrivateKey.Replace("END OPENSSH", "END RSA")),
        .. PrivateKeys("no private key: PUBLIC KEY", "private key's file", Pem("PUBLIC KEY", "x")),
        .. PrivateKeys("no private key: CERTIFICATE", "private key's file", Pem("CERTIFICATE", "x")),
        .. PrivateKeys("has a passphrase", "without one", Pem("ENCRYPTED PRIVATE KEY", "x"), Pem("OPENSSH PRIVATE KEY", "openssh-key-v1\0\0\0\0\u000aaes256-ctr")),
        .. PrivateKeys("damaged", "whole file", Pem("OPENSSH PRIVATE KEY", "something else"), Pem("OPENSSH PRIVATE KEY", "openssh-key-v1\0\0\0\0\u0004none\0\0\0\u0004none")),
        .. PrivateKeys("signs on a security key alone", "ssh-keygen -t ed25519", OpenSshKey("sk-ssh-ed25519@openssh.com")),
        .. PrivateKeys("can't log in with a key of type ssh-dss", "ssh-keygen -t ed25519", OpenSshKey("ssh-dss")),
    ];

    // What is right in itself, and contradicts another value.
    public static ImmutableArray<BadValue> Together { get; } = [.. Rows(2)];

    public ImmutableDictionary<string, string> In(ImmutableDictionary<string, string> valid) => Changed(valid, Value.Split(" & ")[1..]).SetItem(Key, Value.Split(" & ")[0]);

    public override string ToString() => $"{Stack} {Key} {Value}";

    // The file says how they are read.
    private static IEnumerable<BadValue> Rows(int part)
    {
        var (stack, keys) = ("", "");
        foreach (var line in Table[part].Replace("\n    | ", " | ").Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#'))
        {
            if (line[0] == '[')
            {
                stack = Text(line[1..^1]);
                continue;
            }

            var cells = line.Split(" | ");
            keys = line[0] == ' ' ? keys : cells[0].Split(": ")[0];
            var said = (line[0] == ' ' ? cells[0] : cells[0][(keys.Length + 2)..]).Trim().Split("; ");
            var rows = Of(keys, said[0], said.ElementAtOrDefault(1) ?? "", [.. cells[1..].Select(Text)]);
            Assert.True(rows.Length > 0, $"BadValues.txt: no such key or no value: {line}");
            foreach (var row in rows)
            {
                yield return row with { Stack = stack };
            }
        }
    }

    // No numbers, or ones out of their range.
    private static IEnumerable<BadValue> Numbers(string keys, int least, int most, string instead = "")
    {
        var mend = $"use {instead}a number from {least} to {most}";
        return
        [
            .. Of(keys, "a whole number without leading zeros", mend, "-1", "1e3", "0x16", "1.5", $"0{most}", "٥١٨٢٠", instead == "" ? "" : "Auto"),
            .. least == 0 ? [] : Of(keys, $"at least {least}", mend, $"{least - 1}"),
            .. Of(keys, $"at most {most}", mend, $"{most + 1}", "99999999999999999999"),
        ];
    }

    private static string Text(string cell) => Regex.Unescape(cell).Replace("(empty)", "").Replace("PRIVATE-KEY", PrivateKey).Replace("HOST-KEY", HostKey);

    private static BadValue[] PrivateKeys(string rule, string mend, params string[] values) => Of("*PrivateKey", rule, mend, values);

    private static BadValue[] Of(string keys, string rule, string mend, params string[] values) =>
    [
        .. from key in ConfigKeys.All.Select(key => key.Name)
           where keys.Split(' ').Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, key))
           from value in values
           let arrow = value.Split(" → ")
           select new BadValue(key, arrow[0], rule, arrow.Length > 1 ? $"use {arrow[1]}" : mend),
    ];

    private static string Pem(string label, string content) => PemEncoding.WriteString(label, Encoding.ASCII.GetBytes(content));
}
