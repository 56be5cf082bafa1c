using Raso.Storage.Assets;
using Raso.Storage.Papers;

namespace Raso.Storage.Workflows;

/// <summary>What can be read and changed within one transaction. Calls that carry a file's bytes are not among them: no transaction is held while bytes travel.</summary>
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
}
