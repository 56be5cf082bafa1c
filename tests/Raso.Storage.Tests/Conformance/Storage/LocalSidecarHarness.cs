using Raso.Storage.Local;

namespace Raso.Storage.Tests.Conformance.Storage;

/// <summary>A local folder that keeps descriptions in sidecars.</summary>
public sealed class LocalSidecarHarness : LocalHarness
{
    private protected override LocalStorageDriver CreateDriver(LocalStorageOptions options)
    {
        options.Descriptions = LocalDescriptions.Sidecar;
        return new LocalStorageDriver(options);
    }
}
