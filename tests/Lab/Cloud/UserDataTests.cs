using Ipv6Dmz.Lab.Cloud;

namespace Ipv6Dmz.Tests.Lab.Cloud;

public sealed class UserDataTests
{
    [Theory]
    [InlineData("#cloud-config\nssh_keys:\n  ecdsa_private: |\n    x\n  ecdsa_public: ecdsa-sha2-nistp256 AAAA\n", "ecdsa-sha2-nistp256 AAAA")]
    [InlineData("#cloud-config\n", null)]
    [InlineData("#!/bin/sh\necho 'a: b: c\n", null)]
    [InlineData(null, null)]
    public void The_host_key_is_read_where_there_is_one(string? userData, string? expected) => Assert.Equal(expected, UserData.HostKey(userData));
}
