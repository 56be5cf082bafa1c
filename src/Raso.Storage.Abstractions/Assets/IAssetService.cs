namespace Raso.Storage.Assets;

/// <summary>The assets made from papers, and their files.</summary>
public interface IAssetService
{
    /// <summary>Gets the videos.</summary>
    IAssetSet<VideoAsset, NewVideoAsset, VideoAssetChanges> Videos { get; }

    /// <summary>Gets the audio assets.</summary>
    IAssetSet<AudioAsset, NewAudioAsset, AudioAssetChanges> Audio { get; }

    /// <summary>Gets the visuals.</summary>
    IAssetSet<VisualAsset, NewVisualAsset, VisualAssetChanges> Visuals { get; }

    /// <summary>Gets a paper with all of its assets, in one round trip.</summary>
    /// <param name="paperId">The id of the paper.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The paper and its assets, or <see langword="null"/> where there is no such paper.</returns>
    Task<PaperAssets?> GetByPaperAsync(Guid paperId, CancellationToken cancellationToken = default);
}
