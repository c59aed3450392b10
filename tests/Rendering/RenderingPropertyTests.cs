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
}
