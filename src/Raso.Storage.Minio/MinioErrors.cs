using Minio.Exceptions;

namespace Raso.Storage.Minio;

/// <summary>Explains the errors of the server, the connection and the client. Pure; no text of the server's goes into a message.</summary>
internal static class MinioErrors
{
    public static DriverError Map(Exception exception) => exception switch
    {
        AnswerException answer => Explain(answer) with { HidesError = true },
        KeysMissingException keys => new(StorageErrorCode.PermissionDenied, keys.Message) { HidesError = true },
        _ when HttpErrors.FromTransport(exception) is { } transport => transport,
        AuthorizationException or AccessDeniedException => new(StorageErrorCode.PermissionDenied, "The keys do not allow the call."),
        ArgumentException => new(StorageErrorCode.InvalidArgument, $"Minio's client refuses the call: {exception.Message}"),
        NotSupportedException => new(StorageErrorCode.NotSupported, exception.Message),
        _ => new(StorageErrorCode.Unknown, $"The call failed with {exception.GetType().Name}."),
    };

    private static DriverError Explain(AnswerException answer)
    {
        if (answer.IsNoAnswer)
        {
            return new(
                StorageErrorCode.Unavailable,
                $"The answer of status {answer.Status} is not one of an S3 server; check Endpoint, and what stands between.",
                IsTransient: true);
        }

        if (answer.Code is { } code && FromCode(code, answer) is { } meaning)
        {
            return meaning;
        }

        return answer switch
        {
            { Status: 412, CreateOnly: true } => Exists(),
            { Status: >= 300 and < 400 and not 304 } => Redirected(answer.Code),
            { Status: 416 } => new(StorageErrorCode.InvalidArgument, "The range begins past the end of the file."),
            // The code of one object of a batch, without a status of its own.
            { Status: < 300 } => new(StorageErrorCode.Unavailable, Say(answer), IsTransient: true, answer.RetryAfter),
            _ => HttpErrors.FromStatus(answer.Status, Say(answer), answer.RetryAfter),
        };
    }

    private static DriverError? FromCode(string code, AnswerException answer) => code switch
    {
        "NoSuchKey" or "NoSuchVersion" => new(StorageErrorCode.NotFound, "There is no file at the path."),
        "NoSuchUpload" => new(StorageErrorCode.NotFound, "There is no upload of that id; it was completed or removed."),
        "NoSuchBucket" => new(StorageErrorCode.NotFound, "There is no such bucket; make it, or set CreateContainer."),
        "PreconditionFailed" => answer.CreateOnly ? Exists() : new(StorageErrorCode.PreconditionFailed, "The stored file has not the required ETag."),
        "AccessDenied" or "AllAccessDisabled" or "AccountProblem" => new(
            StorageErrorCode.PermissionDenied, $"The keys do not allow the call ({code}); check the policy of their user."),
        "InvalidAccessKeyId" or "SignatureDoesNotMatch" or "InvalidToken" or "ExpiredToken" or "TokenRefreshRequired" or "InvalidTokenId" => new(
            StorageErrorCode.PermissionDenied, $"The server does not accept the keys ({code}); check that they are right, and have not expired."),
        "RequestTimeTooSkewed" => new(StorageErrorCode.PermissionDenied, "The clocks of this host and of the server differ too much; set them right."),
        "AuthorizationHeaderMalformed" or "IllegalLocationConstraintException" => new(
            StorageErrorCode.InvalidArgument, $"The server expects another region ({code}); set Region."),
        "PermanentRedirect" or "TemporaryRedirect" or "Redirect" => Redirected(code),
        "InvalidObjectState" => new(StorageErrorCode.Archived, "The file is archived; restore it first."),
        "SlowDown" or "SlowDownRead" or "SlowDownWrite" or "ServiceUnavailable" or "Throttling" or "ThrottlingException" or "TooManyRequests"
            or "RequestLimitExceeded" or "XMinioServerNotInitialized" => new(
                StorageErrorCode.Unavailable, $"The server is too busy ({code}).", IsTransient: true, answer.RetryAfter, HadNoEffect: true),
        "InternalError" or "RequestTimeout" or "OperationTimedOut" or "IncompleteBody" or "XMinioReadQuorum" or "XMinioWriteQuorum" => new(
            StorageErrorCode.Unavailable, $"The server could not finish the call ({code}).", IsTransient: true, answer.RetryAfter),
        "BadDigest" or "InvalidDigest" or "XAmzContentSHA256Mismatch" => new(
            StorageErrorCode.Corrupted, $"The bytes arrived damaged ({code}), and nothing was stored.", IsTransient: true, HadNoEffect: true),
        "EntityTooLarge" or "EntityTooSmall" or "InvalidArgument" or "InvalidRequest" or "KeyTooLongError" or "MetadataTooLarge" or "InvalidTag"
            or "InvalidStorageClass" or "InvalidPart" or "InvalidPartOrder" or "XMinioInvalidObjectName" => new(
                StorageErrorCode.InvalidArgument, $"The server refuses the call ({code})."),
        "InvalidRange" => new(StorageErrorCode.InvalidArgument, "The range begins past the end of the file."),
        "QuotaExceeded" or "XMinioStorageFull" or "XMinioAdminBucketQuotaExceeded" => new(
            StorageErrorCode.ResourceExhausted, $"There is no room left ({code})."),
        "NotImplemented" or "XNotImplemented" => new(StorageErrorCode.NotSupported, "The server does not know the call."),
        _ => null,
    };

    private static DriverError Exists() => new(StorageErrorCode.AlreadyExists, "A file is stored at the path already.");

    private static DriverError Redirected(string? code) => new(
        StorageErrorCode.InvalidArgument, $"The server sends the call elsewhere ({code ?? "redirect"}), which is not followed with keys; set Endpoint and Region to where the bucket is.");

    private static string Say(AnswerException answer) =>
        $"The server answered with {(answer.Status == 0 ? "an error" : $"status {answer.Status}")}{(answer.Code is null ? "" : $" ({answer.Code})")}.";
}
