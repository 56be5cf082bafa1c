namespace Raso.Storage.Tests.Storage.Campaigns;

/// <summary>The stores that campaigns run on.</summary>
public enum StoreSetup
{
    LocalAttributes,
    LocalSidecars,
    Memory,
    MemoryParts,
}
