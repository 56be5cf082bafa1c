namespace Raso.Storage.Tests.Conformance.Broken;

/// <summary>Declares tiers that it does not have.</summary>
internal sealed class DeclaresTooMuch : DelegatingBackend
{
    public override StorageCapabilities Capabilities => base.Capabilities with { Tiers = ["hot", "cold"] };
}
