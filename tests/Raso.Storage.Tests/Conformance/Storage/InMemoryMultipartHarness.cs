using Raso.Storage.InMemory;

namespace Raso.Storage.Tests.Conformance.Storage;

/// <summary>A store in memory that takes large content in parts and keeps its checksum afterwards.</summary>
public sealed class InMemoryMultipartHarness : InMemoryHarness
{
    protected override void Configure(InMemoryStorageOptions options) => options.Profile = InMemoryProfile.Multipart;
}
