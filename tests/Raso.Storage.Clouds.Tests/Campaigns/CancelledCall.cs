namespace Raso.Storage.Clouds.Tests.Campaigns;

/// <summary>A call that is cancelled.</summary>
internal enum CancelledCall
{
    Store,
    StoreInParts,
    StoreOver,
    Copy,
    Delete,
    Retrieve,
    Info,
    List,
}
