namespace Raso.Storage;

/// <summary>What must hold so that an upload can go on later.</summary>
internal static class UploadResumeRules
{
    /// <summary>Checks what does not depend on the backend, before anything is sent.</summary>
    /// <exception cref="ArgumentException">The content cannot be replayed, or the state is one of another path or of other options.</exception>
    public static void Require(StoragePath path, FileContent content, StoreOptions options)
    {
        if (options.Resume is not { } resume)
        {
            return;
        }

        if (resume.SaveAsync is null)
        {
            throw new ArgumentException("Resume.SaveAsync is not set; give what saves the state of the upload.", nameof(options));
        }

        if (!content.CanReplay)
        {
            throw new ArgumentException(
                "Resume needs content that can be opened again, in a later process too; use FileContent.FromFile or FileContent.FromFactory, or leave Resume out.",
                nameof(content));
        }

        if (resume.From is { } state && state.Path != path)
        {
            throw new ArgumentException($"The state is one of an upload to '{state.Path}'; give that path, or leave Resume.From out to begin anew.", nameof(options));
        }

        if (resume.From is { } earlier && earlier.OptionsSha256 != OptionsFingerprint.Of(options))
        {
            throw new ArgumentException(
                "The upload began under other options (content type, metadata, conditions and the like are fixed by then); give the same ones, or leave Resume.From out to begin anew.",
                nameof(options));
        }
    }

    /// <summary>Gets the driver of a backend whose uploads can go on.</summary>
    /// <exception cref="StorageException"><see cref="StorageErrorCode.NotSupported"/>.</exception>
    public static IResumableDriver RequireDriver(DriverGateway gateway, StoragePath path) =>
        gateway.Driver is IResumableDriver driver && gateway.Capabilities.ResumableUploads
            ? driver
            : throw gateway.NotSupported("uploads that go on later (Resume)", "leave it out; what fails is stored anew from its beginning.", path);
}
