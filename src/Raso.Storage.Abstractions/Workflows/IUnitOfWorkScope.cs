using Raso.Storage.Assets;
using Raso.Storage.Jobs;
using Raso.Storage.Papers;
using Raso.Storage.Relationships;
using Raso.Storage.Versioning;

namespace Raso.Storage.Workflows;

/// <summary>What can be read and changed within one transaction. Calls that carry a file's bytes are not among them: no transaction is held while bytes travel. Calls made at the same time run one after another; a call that fails takes back what it changed, and the transaction goes on where its error is caught. Every call is awaited before the function returns; writes of the services outside of the scope are refused within it (InvalidOperationException).</summary>
public interface IUnitOfWorkScope
{
    /// <summary>Gets the papers.</summary>
    IPaperOperations Papers { get; }

    /// <summary>Gets the videos.</summary>
    IAssetOperations<VideoAsset, VideoAssetChanges> Videos { get; }

    /// <summary>Gets the audio assets.</summary>
    IAssetOperations<AudioAsset, AudioAssetChanges> Audio { get; }

    /// <summary>Gets the visuals.</summary>
    IAssetOperations<VisualAsset, VisualAssetChanges> Visuals { get; }

    /// <summary>Gets the versions of assets of any kind.</summary>
    IVersionOperations Versions { get; }

    /// <summary>Gets the relationships between assets.</summary>
    IAssetRelationships Relationships { get; }

    /// <summary>Gets the generation jobs; those that are put into the queue can be claimed once the transaction is committed.</summary>
    IJobOperations Jobs { get; }
}
