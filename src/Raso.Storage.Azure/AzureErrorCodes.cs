namespace Raso.Storage.Azure;

/// <summary>What the service's own error codes mean (https://learn.microsoft.com/rest/api/storageservices/blob-service-error-codes).</summary>
internal static class AzureErrorCodes
{
    private const string Leased = "a lease holds the file; break the lease, or wait until it ends.";
    private const string Protected = "a retention policy or a legal hold protects the file; wait until it ends.";
    private const string Changed = "the file does not have the required ETag; read it anew.";
    private const string Archived = "the file is in the Archive tier; set another tier, and read it when it is rehydrated, which takes hours.";
    private const string NoRight = "the credentials do not allow the call; give their owner a role on the container (Storage Blob Data Contributor), or the signature the permission.";
    private const string BadAnswer = "the service refuses the path or a value of the call; choose another.";
    private const string OtherKey = "the file is encrypted under another key than CustomerKey says; set the key under which it was stored, or none.";

    private static readonly Dictionary<string, DriverError> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["BlobNotFound"] = new(StorageErrorCode.NotFound, "no file is stored at the path."),
        ["ResourceNotFound"] = new(StorageErrorCode.NotFound, "no file is stored at the path."),
        ["ContainerNotFound"] = new(StorageErrorCode.NotFound, "there is no such container; make it, correct Container, or set CreateContainer."),
        ["InvalidBlockList"] = new(
            StorageErrorCode.NotFound, "the parts of the upload are gone: another writer stored a file at the path meanwhile, or they were older than a week; store the content again."),

        ["BlobAlreadyExists"] = new(StorageErrorCode.AlreadyExists, "a file is stored at the path already."),
        ["ResourceAlreadyExists"] = new(StorageErrorCode.AlreadyExists, "a file is stored at the path already."),

        ["ConditionNotMet"] = new(StorageErrorCode.PreconditionFailed, Changed),
        ["TargetConditionNotMet"] = new(StorageErrorCode.PreconditionFailed, Changed),
        ["SourceConditionNotMet"] = new(StorageErrorCode.PreconditionFailed, Changed),
        ["BlobOverwritten"] = new(StorageErrorCode.PreconditionFailed, Changed),

        ["BlobArchived"] = new(StorageErrorCode.Archived, Archived),
        ["BlobBeingRehydrated"] = new(StorageErrorCode.Archived, "the file is being rehydrated from the Archive tier, which takes hours; read it when that is done."),
        ["CannotChangeToLowerTier"] = new(StorageErrorCode.Archived, Archived),

        ["AuthenticationFailed"] = new(StorageErrorCode.PermissionDenied, "the signature is wrong or too old; check the account key or the shared access signature, and the clock of this machine."),
        ["InvalidAuthenticationInfo"] = new(StorageErrorCode.PermissionDenied, "the credentials cannot be read, or their token has expired; check them, and the tenant."),
        ["NoAuthenticationInformation"] = new(StorageErrorCode.PermissionDenied, "no credentials were sent; give an account key, a shared access signature or an identity."),
        ["AuthorizationFailure"] = new(StorageErrorCode.PermissionDenied, "the account's network rules or the credentials do not allow the call; check both."),
        ["AuthorizationPermissionMismatch"] = new(StorageErrorCode.PermissionDenied, NoRight),
        ["AuthorizationProtocolMismatch"] = new(StorageErrorCode.PermissionDenied, "the signature is for HTTPS only; use an https address."),
        ["AuthorizationResourceTypeMismatch"] = new(StorageErrorCode.PermissionDenied, NoRight),
        ["AuthorizationServiceMismatch"] = new(StorageErrorCode.PermissionDenied, NoRight),
        ["AuthorizationSourceIPMismatch"] = new(StorageErrorCode.PermissionDenied, "the signature is for other addresses than that of this machine; sign for this one too."),
        ["InsufficientAccountPermissions"] = new(StorageErrorCode.PermissionDenied, NoRight),
        ["KeyBasedAuthenticationNotPermitted"] = new(StorageErrorCode.PermissionDenied, "the account forbids its keys; use an identity of Azure.Identity instead."),
        ["PublicAccessNotPermitted"] = new(StorageErrorCode.PermissionDenied, "the account forbids public access; give credentials."),
        ["UnauthorizedBlobOverwrite"] = new(StorageErrorCode.PermissionDenied, "the credentials may create files, not replace them; use a new path, or give them the right to write."),
        ["AccountIsDisabled"] = new(StorageErrorCode.PermissionDenied, "the account is disabled; enable it in the Azure portal."),
        ["ContainerDisabled"] = new(StorageErrorCode.PermissionDenied, "the container is disabled; ask the owner of the account."),
        ["BlobUsesCustomerSpecifiedEncryption"] = new(StorageErrorCode.PermissionDenied, OtherKey),
        ["BlobDoesNotUseCustomerSpecifiedEncryption"] = new(StorageErrorCode.PermissionDenied, OtherKey),
        ["BlobCustomerSpecifiedEncryptionMismatch"] = new(StorageErrorCode.PermissionDenied, OtherKey),
        ["BlobImmutableDueToPolicy"] = new(StorageErrorCode.PermissionDenied, Protected),
        ["BlobImmutableDueToLegalHold"] = new(StorageErrorCode.PermissionDenied, Protected),
        ["LeaseIdMissing"] = new(StorageErrorCode.PermissionDenied, Leased),
        ["LeaseIdMismatchWithBlobOperation"] = new(StorageErrorCode.PermissionDenied, Leased),
        ["LeaseIdMismatchWithContainerOperation"] = new(StorageErrorCode.PermissionDenied, Leased),
        ["LeaseLost"] = new(StorageErrorCode.PermissionDenied, Leased),

        ["InvalidRange"] = new(StorageErrorCode.InvalidArgument, "the range begins past the end of the file."),
        ["InvalidBlobType"] = new(StorageErrorCode.InvalidArgument, "the path holds an append or page blob, which cannot take parts; delete it, or choose another path."),
        ["InvalidBlobOrBlock"] = new(StorageErrorCode.InvalidArgument, "another program left parts of an upload at the path; they go within a week, or choose another path."),
        ["InvalidBlockId"] = new(StorageErrorCode.InvalidArgument, "another program left parts of an upload at the path; they go within a week, or choose another path."),
        ["InvalidResourceName"] = new(StorageErrorCode.InvalidArgument, BadAnswer),
        ["InvalidUri"] = new(StorageErrorCode.InvalidArgument, BadAnswer),
        ["InvalidInput"] = new(StorageErrorCode.InvalidArgument, BadAnswer),
        ["InvalidHeaderValue"] = new(StorageErrorCode.InvalidArgument, BadAnswer),
        ["InvalidMetadata"] = new(StorageErrorCode.InvalidArgument, BadAnswer),
        ["MetadataTooLarge"] = new(StorageErrorCode.InvalidArgument, "the metadata is larger than 8 KiB; shorten it."),
        ["InvalidTag"] = new(StorageErrorCode.InvalidArgument, "a tag breaks Azure's rules: keys of 1 to 128 and values of up to 256 letters, digits, spaces and + - . / : = _; correct it."),
        ["TagsTooLarge"] = new(StorageErrorCode.InvalidArgument, "the tags are too long; shorten them."),
        ["RequestBodyTooLarge"] = new(StorageErrorCode.InvalidArgument, "one request has too many bytes; lower PartSize."),
        ["BlobTierInadequateForContentLength"] = new(StorageErrorCode.InvalidArgument, "the file is too long for the tier; choose another tier."),
        ["ContentLengthLargerThanTierLimit"] = new(StorageErrorCode.InvalidArgument, "the file is too long for the tier; choose another tier."),

        ["BlobAccessTierNotSupportedForAccountType"] = new(StorageErrorCode.NotSupported, "this kind of account has no such tier; leave Tier out."),
        ["InvalidBlobTier"] = new(StorageErrorCode.NotSupported, "this kind of account has no such tier; leave Tier out."),
        ["FeatureVersionMismatch"] = new(StorageErrorCode.NotSupported, "the file has a feature that the service refuses to a request of this kind."),

        ["BlockCountExceedsLimit"] = new(StorageErrorCode.ResourceExhausted, "interrupted uploads left 100,000 parts at the path; they go within a week, or choose another path."),

        ["Md5Mismatch"] = new(StorageErrorCode.Corrupted, "the bytes did not arrive as they were sent; try again.", IsTransient: true, HadNoEffect: true),
        ["Crc64Mismatch"] = new(StorageErrorCode.Corrupted, "the bytes did not arrive as they were sent; try again.", IsTransient: true, HadNoEffect: true),

        ["ServerBusy"] = new(StorageErrorCode.Unavailable, "the service is too busy; try again later, or lower Resilience.MaxConcurrentRequests.", IsTransient: true, HadNoEffect: true),
        ["TooManyRequests"] = new(StorageErrorCode.Unavailable, "there are too many requests; try again later, or lower Resilience.MaxConcurrentRequests.", IsTransient: true, HadNoEffect: true),
        ["OperationTimedOut"] = new(StorageErrorCode.Unavailable, "the service did not end the call in time; try again.", IsTransient: true),
        ["InternalError"] = new(StorageErrorCode.Unavailable, "the service failed; try again.", IsTransient: true),
        ["PendingCopyOperation"] = new(StorageErrorCode.Unavailable, "a copy to the path is under way; try again when it is done.", IsTransient: true, HadNoEffect: true),
        ["ContainerBeingDeleted"] = new(StorageErrorCode.Unavailable, "the container is being deleted; make it again when that is done, or use another one.", IsTransient: true, HadNoEffect: true),
        ["AccountBeingCreated"] = new(StorageErrorCode.Unavailable, "the account is being made; try again later.", IsTransient: true, HadNoEffect: true),
        ["SystemInUse"] = new(StorageErrorCode.Unavailable, "the file is in use by the service; try again.", IsTransient: true, HadNoEffect: true),
    };

    public static DriverError? Find(string code) => Known.GetValueOrDefault(code);
}
