namespace Raso.Storage.Tests.Conformance.Broken;

/// <summary>Signs without declaring it.</summary>
internal sealed class HidesThatItSigns : DelegatingBackend
{
    public override StorageCapabilities Capabilities => base.Capabilities with { SignedUrls = false };
}
