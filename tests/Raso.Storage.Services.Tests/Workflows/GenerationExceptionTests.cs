using Raso.Storage.Assets;
using Raso.Storage.Workflows;

namespace Raso.Storage.Services.Tests.Workflows;

/// <summary>Whether a run whose parts failed may succeed later.</summary>
public sealed class GenerationExceptionTests
{
    private static readonly StorageException Away = new(StorageErrorCode.Unavailable, "away", isTransient: true);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void IsTransient_OfPartsThatFailed_IsSoWhereEachErrorIs(bool all)
    {
        GenerationPart[] parts =
        [
            new(AssetType.Visual, 1, GenerationPartState.Failed, Guid.CreateVersion7(), Away),
            new(AssetType.Audio, 1, GenerationPartState.Failed, Guid.CreateVersion7(), all ? Away : new InvalidDataException("no voice")),
            new(AssetType.Video, null, GenerationPartState.NotReached, Guid.CreateVersion7(), null),
        ];

        new GenerationException("Parts failed.", new GenerationReport { Scenes = [], Parts = parts }, Away).IsTransient.Should().Be(all);
    }
}
