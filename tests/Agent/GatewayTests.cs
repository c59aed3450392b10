namespace Ipv6Dmz.Tests.Agents;

public class GatewayTests
{
    /// <summary>Three gateways behind <c>eth0</c>, to the kernel all of them there; some are.</summary>
    /// <param name="there">Which of 1 to 3.</param>
    /// <param name="kind">More words for their routes.</param>
    /// <param name="objects">Whether the routes have nexthop objects, as systemd-networkd's from 256 on; of 1 to 3 those that do.</param>
    private static string Left(string there, string kind = "proto ra", string objects = "") => AgentBed.Run($$"""
        agent live one
        neighbours {{there}}
        for number in 1 2 3; do
          way="via fe80::$number dev eth0"
          case '{{objects}}' in *$number*) ip nexthop add id 10$number $way && way="nhid 10$number" ;; esac
          ip -6 route append default $way {{kind}} metric 1024
          ip -6 neigh replace fe80::$number dev eth0 lladdr 02:00:00:00:00:01 nud reachable
        done
        agent watch
        ip -6 route show default | grep -o 'fe80::[123]' | cut -c 7 | xargs
        """, new("one", ""));

    [Theory]
    [InlineData("2 3")]
    [InlineData("1")]
    public void Gateways_that_are_gone_are_left_where_there_is_another_one(string there) => Assert.Equal(there, Left(there));

    [Theory]
    [InlineData("1 2 3")]
    [InlineData("")]
    public void Those_that_are_there_stay_and_all_of_them_where_none_is(string there) => Assert.Equal("1 2 3", Left(there));

    [Theory]
    [InlineData("2 3")]
    [InlineData("1")]
    public void Of_routes_with_nexthop_objects_the_dead_gateways_go(string there) => Assert.Equal(there, Left(there, objects: "1 2 3"));

    [Fact]
    public void Beside_a_route_with_a_nexthop_object_a_route_without_one_stays() => Assert.Equal("1 3", Left("1", objects: "1 2"));

    [Fact]
    public void A_gateway_that_nobody_advertised_is_not_ours_to_leave() => Assert.Equal("1 2 3", Left("2", kind: ""));
}
