using Raso.Storage.InMemory;

namespace Raso.Storage.Tests.Conformance.Storage;

/// <summary>A store in memory that takes content of any length with one put.</summary>
public sealed class InMemoryStreamingHarness : InMemoryHarness
{
    protected override void Configure(InMemoryStorageOptions options) => options.Profile = InMemoryProfile.Streaming;
}
