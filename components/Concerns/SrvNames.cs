using System.Collections.Frozen;

namespace Ipv6Dmz.Concerns;

/// <summary>Services that clients find by SRV records: names of IANA's registry of service names whose own specification says so, and two that clients look for without one. Not
/// https, which browsers look up otherwise (RFC 9460), nor ssh, nor smtp, which has MX.</summary>
internal static class SrvNames
{
    private static readonly FrozenSet<string> Known = new[]
    {
        // RFC 6186, RFC 8314: mail clients. RFC 5804: filters. RFC 8620: JMAP.
        "submission tcp", "submissions tcp", "imap tcp", "imaps tcp", "pop3 tcp", "pop3s tcp", "sieve tcp", "jmap tcp",
        // RFC 6764: calendars and address books.
        "caldav tcp", "caldavs tcp", "carddav tcp", "carddavs tcp",
        // RFC 6120 and XEP-0368.
        "xmpp-client tcp", "xmpp-server tcp", "xmpps-client tcp", "xmpps-server tcp",
        // RFC 3263.
        "sip udp", "sip tcp", "sips tcp",
        // RFC 8489, RFC 7350, RFC 5928.
        "stun udp", "stun tcp", "stuns udp", "stuns tcp", "turn udp", "turn tcp", "turns udp", "turns tcp",
        // RFC 4120; RFC 2782's own example.
        "kerberos udp", "kerberos tcp", "kerberos-adm tcp", "kpasswd udp", "kpasswd tcp", "ldap tcp", "ldaps tcp",
        // Matrix's specification, before and since its version 1.8; Mojang's client.
        "matrix tcp", "matrix-fed tcp", "minecraft tcp",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static bool Has(string service, string protocol) => Known.Contains($"{service} {protocol}");
}
