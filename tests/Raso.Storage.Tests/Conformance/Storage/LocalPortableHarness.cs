using Raso.Storage.Local;

namespace Raso.Storage.Tests.Conformance.Storage;

/// <summary>A local folder through the framework's own calls alone.</summary>
public sealed class LocalPortableHarness : LocalHarness
{
    private protected override LocalStorageDriver CreateDriver(LocalStorageOptions options) => new(options, new PortableFileSystem());
}
