namespace Raso.Storage;

/// <summary>A driver whose store copies an object in parts, for objects longer than one copy takes; needed where <see cref="DriverTraits.MaxCopyLength"/> is set, beside <see cref="DriverTraits.Parts"/>.</summary>
public interface IPartCopyingDriver : IStorageDriver
{
    /// <summary>Makes one part of an upload of bytes that the store holds already.</summary>
    /// <param name="request">The part.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>What <see cref="IStorageDriver.CompleteUploadAsync"/> needs to know of it.</returns>
    Task<UploadedPart> CopyPartAsync(CopyPartRequest request, CancellationToken cancellationToken);
}
