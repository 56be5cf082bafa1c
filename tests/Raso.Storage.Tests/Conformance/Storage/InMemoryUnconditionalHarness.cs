using Raso.Storage.InMemory;

namespace Raso.Storage.Tests.Conformance.Storage;

/// <summary>A store in memory that can do little more than store and read.</summary>
public sealed class InMemoryUnconditionalHarness : InMemoryHarness
{
    public override string? ArchiveTier => null;

    public override bool KeepsChecksumOfParts => false;

    // The checksum of parts is lost here, so files of ordinary length must not have any.
    protected override int PartSize => 1_200_000;

    protected override void Configure(InMemoryStorageOptions options)
    {
        options.Profile = InMemoryProfile.Multipart;
        options.Capabilities = new StorageCapabilities { FileBesideFolder = true };
        options.Checksum = ChecksumPlacement.None;
        options.MaxDeleteBatch = 1;
    }
}
