using Raso.Storage.Assets;

namespace Raso.Storage.Catalog;

/// <summary>One connection in one transaction. Not safe for use from several threads at once.</summary>
public interface ICatalogSession
{
    /// <summary>Gets the ledger of files.</summary>
    IFileLedger Files { get; }

    /// <summary>Gets the stores behind the names of backends.</summary>
    IBackendRows Backends { get; }

    /// <summary>Gets the rows of papers.</summary>
    IPaperRows Papers { get; }

    /// <summary>Gets the search in the rows of papers.</summary>
    IPaperSearchRows PaperSearch { get; }

    /// <summary>Gets the record of papers' folders.</summary>
    IPaperFolderRows PaperFolders { get; }

    /// <summary>Gets the rows of videos.</summary>
    IAssetRows<VideoAsset, NewVideoAsset, VideoAssetChanges> Videos { get; }

    /// <summary>Gets the rows of audio assets.</summary>
    IAssetRows<AudioAsset, NewAudioAsset, AudioAssetChanges> Audio { get; }

    /// <summary>Gets the rows of visuals.</summary>
    IAssetRows<VisualAsset, NewVisualAsset, VisualAssetChanges> Visuals { get; }

    /// <summary>Gets the rows of versions and roll-backs.</summary>
    IVersionRows Versions { get; }

    /// <summary>Gets the rows of relationships between assets.</summary>
    IRelationshipRows Relationships { get; }

    /// <summary>Gets the rows of generation jobs.</summary>
    IJobRows Jobs { get; }

    /// <summary>Reads a paper with all of its assets, in one round trip; assets by id, which is by creation.</summary>
    /// <param name="paperId">The id of the paper.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The paper and its assets, or <see langword="null"/> where there is no such paper.</returns>
    Task<PaperAssets?> GetPaperAssetsAsync(Guid paperId, CancellationToken cancellationToken);

    /// <summary>Runs calls of a session that was opened for writing as one step: where the function throws, what it changed is taken back, its error comes out as it is, and the transaction stays usable. Steps are not nested. Without a step a dialect may end the transaction with the first refused statement.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="calls">The calls.</param>
    /// <returns>What the function returned.</returns>
    Task<T> StepAsync<T>(Func<Task<T>> calls);
}
