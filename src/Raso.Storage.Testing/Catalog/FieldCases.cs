using Raso.Storage.Assets;
using Raso.Storage.Papers;
using Xunit;

namespace Raso.Storage.Testing.Catalog;

/// <summary>The names of the fields that can be changed: one case of a theory for each.</summary>
public static class FieldCases
{
    /// <summary>Gets the fields of papers.</summary>
    public static TheoryData<string> OfPapers { get; } = new(Fields.Names<PaperChanges>());

    /// <summary>Gets the fields of videos.</summary>
    public static TheoryData<string> OfVideos { get; } = new(Fields.Names<VideoAssetChanges>());

    /// <summary>Gets the fields of audio assets.</summary>
    public static TheoryData<string> OfAudio { get; } = new(Fields.Names<AudioAssetChanges>());

    /// <summary>Gets the fields of visuals.</summary>
    public static TheoryData<string> OfVisuals { get; } = new(Fields.Names<VisualAssetChanges>());
}
