namespace Raso.Storage.Tests.Storage.Campaigns;

/// <summary>The calls that a campaign cancels.</summary>
public enum StoreOperation
{
    Store,
    StoreLarge,
    Create,
    Retrieve,
    RetrieveVerified,
    Copy,
    Delete,
    List,
    GetInfo,
    DeleteMany,
    AbortUploads,
}
