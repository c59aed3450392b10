using FsCheck;
using FsCheck.Fluent;

namespace Ipv6Dmz.Tests.Rendering;

public class RenderingPropertyTests
{
    [Fact]
    public void Any_valid_configuration_renders_twice_into_the_same_files_that_the_real_checkers_accept() =>
        Check.One(FsCheck.Config.QuickThrowOnFailure.WithMaxTest(20), Prop.ForAll(ValidConfigs.Arbitrary, config =>
        {
            var files = RenderedFiles.OfAsync(config).GetAwaiter().GetResult();
            Checkers.Check(files);
            Assert.Equal(files, RenderedFiles.OfAsync(config).GetAwaiter().GetResult());
        }));

    [Fact]
    public void Any_list_of_hosts_renders_into_files_that_the_real_checkers_accept() =>
        Check.One(FsCheck.Config.QuickThrowOnFailure.WithMaxTest(20), Prop.ForAll(
            (from hosts in ValidHosts.Generator from stack in Gen.Elements("6in4", "routed & dmz.exposure=open", "native64") select (stack, hosts)).ToArbitrary(),
            any => Checkers.Check(RenderedFiles.OfAsync(SampleConfig.Stack(any.stack).SetItem("hosts", any.hosts)).GetAwaiter().GetResult())));
}
