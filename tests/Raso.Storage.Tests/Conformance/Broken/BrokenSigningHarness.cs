using Raso.Storage.Tests.Conformance.Storage;

namespace Raso.Storage.Tests.Conformance.Broken;

/// <summary>A sound local folder that signs URLs, behind a decorator that breaks something.</summary>
internal sealed class BrokenSigningHarness<TBackend> : LocalAttributesHarness
    where TBackend : DelegatingBackend, new()
{
    protected override ICloudStorageBackend Decorate(ICloudStorageBackend backend) => new TBackend { Inner = backend };
}
