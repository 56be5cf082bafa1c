using Raso.Storage.Services.Tests.Setup;
using Raso.Storage.Tests.Campaigns;

namespace Raso.Storage.Services.Tests.Campaigns;

/// <summary>What a disk changes is noticed by whoever reads an asset or a PDF through the catalogue.</summary>
public abstract class FlippedBitTests(Catalogue catalogue) : ServiceSuite(catalogue)
{
    [Fact]
    public Task Open_OneBitFlipped_IsCorrupted() => RunAsync(60);

    [Fact]
    [Trait("Category", "Long")]
    public Task Open_OneBitFlippedInAThousandFiles_IsCorruptedEachTime() => RunAsync(1000);

    private Task RunAsync(int files) => Campaign.RunAsync(files, random => FlippedBitRun.StartAsync(random, Bench));
}
