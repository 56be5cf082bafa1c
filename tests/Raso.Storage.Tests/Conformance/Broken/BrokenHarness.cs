using Raso.Storage.InMemory;
using Raso.Storage.Tests.Conformance.Storage;

namespace Raso.Storage.Tests.Conformance.Broken;

/// <summary>A sound store in memory behind a decorator that breaks something.</summary>
internal sealed class BrokenHarness<TBackend> : InMemoryHarness
    where TBackend : DelegatingBackend, new()
{
    public override int ManyFiles => 30;

    public override async ValueTask<ICloudStorageBackend> CreateBackendAsync(CancellationToken cancellationToken) =>
        new TBackend { Inner = await base.CreateBackendAsync(cancellationToken) };

    protected override void Configure(InMemoryStorageOptions options) => options.Profile = InMemoryProfile.Multipart;
}
