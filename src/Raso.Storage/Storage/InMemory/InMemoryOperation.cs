namespace Raso.Storage.InMemory;

/// <summary>A call of the in-memory driver, as faults name it.</summary>
public enum InMemoryOperation
{
    /// <summary><see cref="IStorageDriver.EnsureContainerAsync"/>.</summary>
    EnsureContainer = 0,

    /// <summary><see cref="IStorageDriver.PutAsync"/>.</summary>
    Put,

    /// <summary><see cref="IStorageDriver.BeginUploadAsync"/>.</summary>
    BeginUpload,

    /// <summary><see cref="IStorageDriver.UploadPartAsync"/>.</summary>
    UploadPart,

    /// <summary><see cref="IStorageDriver.CompleteUploadAsync"/>.</summary>
    CompleteUpload,

    /// <summary><see cref="IStorageDriver.AbortUploadAsync"/>.</summary>
    AbortUpload,

    /// <summary><see cref="IStorageDriver.ListUploadsAsync"/>.</summary>
    ListUploads,

    /// <summary><see cref="IStorageDriver.GetAsync"/>.</summary>
    Get,

    /// <summary><see cref="IStorageDriver.HeadAsync"/>.</summary>
    Head,

    /// <summary><see cref="IStorageDriver.ListPageAsync"/>.</summary>
    ListPage,

    /// <summary><see cref="IStorageDriver.DeleteAsync"/>.</summary>
    Delete,

    /// <summary><see cref="IStorageDriver.DeleteManyAsync"/>.</summary>
    DeleteMany,

    /// <summary><see cref="IStorageDriver.CopyAsync"/>.</summary>
    Copy,

    /// <summary><see cref="IStorageDriver.AnnotateAsync"/>.</summary>
    Annotate,

    /// <summary><see cref="IStorageDriver.SetTierAsync"/>.</summary>
    SetTier,

    /// <summary><see cref="IStorageDriver.SignAsync"/>.</summary>
    Sign,

    /// <summary><see cref="IPartCopyingDriver.CopyPartAsync"/>.</summary>
    CopyPart,

    /// <summary><see cref="IResumableDriver.GetUploadAsync"/>.</summary>
    GetUpload,
}
