namespace Raso.Storage.Aws;

/// <summary>The error codes of S3, and of stores that speak its protocol.</summary>
internal static class S3ErrorCodes
{
    public static DriverError? Find(string? code, string? region, TimeSpan? retryAfter) => code switch
    {
        "NoSuchKey" or "NoSuchVersion" => new(StorageErrorCode.NotFound, "There is no file at the path."),
        "NoSuchUpload" => new(StorageErrorCode.NotFound, "The upload is gone: it was completed, or its parts were removed; store the file again."),
        "NoSuchBucket" => new(StorageErrorCode.NotFound, "The bucket does not exist; correct Bucket, or set CreateContainer so that it is made."),
        "PreconditionFailed" => new(StorageErrorCode.PreconditionFailed, "The stored file is not the one that the condition asks for."),
        // It lost a race and changed nothing: sent again, it gets the answer that counts.
        "ConditionalRequestConflict" or "OperationAborted" => new(
            StorageErrorCode.Unavailable, "Another write to the same path was on its way; try again.", IsTransient: true, retryAfter, HadNoEffect: true),
        "InvalidObjectState" => new(StorageErrorCode.Archived, "The file is in an archive class; restore it first (RestoreObject, through the driver's Client)."),
        "InvalidRange" => new(StorageErrorCode.InvalidArgument, "The range begins past the end of the file."),
        "SlowDown" or "ServiceUnavailable" or "Busy" or "RequestLimitExceeded" or "Throttling" or "ThrottlingException" or "ThrottledException"
            or "TooManyRequests" or "TooManyRequestsException" or "BandwidthLimitExceeded" or "KMS.ThrottlingException" or "SlowDownRead" or "SlowDownWrite" => new(
            StorageErrorCode.Unavailable, $"The store is too busy ({code}); try again later, or lower MaxConcurrentRequests.", IsTransient: true, retryAfter, HadNoEffect: true),
        "InternalError" or "InternalServerError" or "RequestTimeout" or "RequestTimeoutException" or "IncompleteBody" => new(
            StorageErrorCode.Unavailable, $"The store failed ({code}); try again.", IsTransient: true, retryAfter),
        "BadDigest" or "XAmzContentSHA256Mismatch" or "XAmzContentChecksumMismatch" or "InvalidDigest" => new(
            StorageErrorCode.Corrupted, "The bytes that the store got are not those that were sent; it kept nothing.", IsTransient: true, HadNoEffect: true),
        "PermanentRedirect" or "AuthorizationHeaderMalformed" or "IllegalLocationConstraintException" or "InvalidLocationConstraint" => WrongRegion(region),
        "NotImplemented" or "MethodNotAllowed" => new(StorageErrorCode.NotSupported, $"The store does not know the request ({code}); leave out the option that asks for it."),
        _ => FindRefusal(code) ?? FindLimit(code),
    };

    public static DriverError WrongRegion(string? region) => new(
        StorageErrorCode.InvalidArgument,
        region is null
            ? "The bucket is not where it was asked for; set Region to its region (and ServiceUrl to its endpoint, where one is set)."
            : $"The bucket is in the region {region}; set Region to it (and ServiceUrl to its endpoint, where one is set).");

    private static DriverError? FindRefusal(string? code) => code switch
    {
        "InvalidAccessKeyId" or "InvalidClientTokenId" or "UnrecognizedClientException" => Refused("The store does not know the access key; correct AccessKey, or the profile."),
        "SignatureDoesNotMatch" => Refused("The store refuses the signature; correct SecretKey, or the profile."),
        "ExpiredToken" or "ExpiredTokenException" or "TokenRefreshRequired" or "RequestExpired" => Refused("The temporary credentials have expired; renew them."),
        "InvalidToken" => Refused("The store refuses the session token; set SessionToken beside the keys that it belongs to."),
        "RequestTimeTooSkewed" or "RequestInTheFuture" => Refused("The clock of this machine is too far from that of the store; set it right."),
        "AccessDenied" or "AllAccessDisabled" or "AccountProblem" or "NotSignedUp" or "InvalidSecurity" or "InvalidPayer" or "AccessDeniedException"
            or "CredentialsNotSupported" or "Forbidden" or "UserSuspended" => Refused($"The credentials do not allow the call ({code}); grant the right on the bucket, or use others."),
        not null when code.StartsWith("KMS.", StringComparison.Ordinal) => Refused($"The KMS key cannot be used ({code}); check KmsKeyId, and the rights on the key."),
        _ => null,
    };

    private static DriverError? FindLimit(string? code) => code switch
    {
        "QuotaExceeded" or "ServiceQuotaExceeded" or "XMinioStorageFull" or "TooManyBuckets" or "InsufficientCapacity" or "InsufficientStorage" => new(
            StorageErrorCode.ResourceExhausted, $"The store has no more room ({code}); raise the quota, or remove files."),
        "EntityTooLarge" or "MaxMessageLengthExceeded" or "EntityTooSmall" => new(
            StorageErrorCode.InvalidArgument, $"The store refuses the length ({code}); choose another PartSize, or a file that the store can hold."),
        "KeyTooLongError" or "KeyTooLong" or "MetadataTooLarge" or "InvalidTag" or "InvalidTagError" or "InvalidStorageClass" or "InvalidArgument" or "InvalidRequest"
            or "InvalidBucketName" or "InvalidPart" or "InvalidPartOrder" or "InvalidURI" or "MalformedXML" or "InvalidEncryptionAlgorithmError" => new(
            StorageErrorCode.InvalidArgument, $"The store refuses a value of the request ({code})."),
        "BucketAlreadyExists" => new(StorageErrorCode.PermissionDenied, "The bucket belongs to somebody else; choose another name for Bucket."),
        _ => null,
    };

    private static DriverError Refused(string message) => new(StorageErrorCode.PermissionDenied, message);
}
