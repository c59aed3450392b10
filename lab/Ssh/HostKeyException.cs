namespace Ipv6Dmz.Lab.Ssh;

/// <summary>A machine showed another host key than the configured one: it was installed anew, or it is somebody else.</summary>
public sealed class HostKeyException(SshTarget target, byte[] shown, Exception inner) : Exception(
    $"{target} shows another host key than the configured one: {PinnedHostKey.Fingerprint(shown)} instead of "
    + $"{PinnedHostKey.Fingerprint(PinnedHostKey.Parse(target.HostKey!).Blob)}. Nothing was sent to it. If the machine was installed anew, check the new key "
    + "on its console (ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub) and put it into connection.hostKey; otherwise somebody is in between", inner);
