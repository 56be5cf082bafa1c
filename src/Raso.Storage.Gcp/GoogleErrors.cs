using Google;
using Google.Apis.Auth.OAuth2.Responses;

namespace Raso.Storage.Gcp;

/// <summary>What the errors of Cloud Storage and of its credentials mean: by HTTP status and the service's own reason.</summary>
internal static class GoogleErrors
{
    /// <summary>The reason of what is asked without the key that it was stored with.</summary>
    public const string WrongCustomerKey = "resourceIsEncryptedWithCustomerEncryptionKey";

    private const int MaxDetail = 300;

    /// <summary>Explains an error.</summary>
    public static DriverError Map(Exception error) => error switch
    {
        GoogleDriverException own => own.Meaning with { HidesError = true },
        GoogleAnswerException answer => FromAnswer(answer.Error, answer.Condition, answer.RetryAfter) with { HidesError = true },
        GoogleCredentialException credential => FromCredentials(credential.Cause) with { HidesError = true },
        GoogleApiException api => FromAnswer(api, GoogleCondition.None, null),
        TokenResponseException token => FromToken(token),
        _ => HttpErrors.FromTransport(error) ?? new(StorageErrorCode.Unknown, $"The client of Cloud Storage failed ({error.GetType().Name})."),
    };

    /// <summary>Tells whether an answer says that the bucket itself is not there.</summary>
    public static bool IsMissingBucket(GoogleAnswerException answer) =>
        answer.Status == 404 && (answer.Error.Error?.Message?.Contains("bucket does not exist", StringComparison.OrdinalIgnoreCase) ?? false);

    private static DriverError FromAnswer(GoogleApiException error, GoogleCondition condition, TimeSpan? retryAfter)
    {
        var status = (int)error.HttpStatusCode;
        var reason = error.Error?.Errors?.FirstOrDefault()?.Reason;
        var detail = Detail(error.Error?.Message);
        return (status, reason) switch
        {
            (412, _) when condition == GoogleCondition.CreateOnly => new(StorageErrorCode.AlreadyExists, "An object is stored at the path already."),
            (412 or 304, _) => new(StorageErrorCode.PreconditionFailed, "The object is not of the generation that was required."),
            (403 or 429, "rateLimitExceeded" or "userRateLimitExceeded") => new(
                StorageErrorCode.Unavailable, $"Cloud Storage is asked too often; lower Resilience.MaxConcurrentRequests.{detail}", IsTransient: true, retryAfter, HadNoEffect: true),
            (403 or 429, "quotaExceeded" or "dailyLimitExceeded") => new(StorageErrorCode.ResourceExhausted, $"A quota of the project is used up; raise it, or wait.{detail}"),
            (400, _) when IsChecksum(error.Error?.Message) => new(
                StorageErrorCode.Corrupted, $"The bytes arrived damaged, and were refused.{detail}", IsTransient: true, HadNoEffect: true),
            (400, WrongCustomerKey or "customerEncryptionKeyIsIncorrect" or "resourceNotEncryptedWithCustomerEncryptionKey") => new(
                StorageErrorCode.PermissionDenied, $"The object needs another key of its own; set CustomerKey to the one that it was stored with, or leave it out.{detail}"),
            (401, _) => new(StorageErrorCode.PermissionDenied, $"Cloud Storage refuses the credentials; correct them, or renew them.{detail}"),
            (403, _) => new(
                StorageErrorCode.PermissionDenied, $"The credentials do not allow the call; give them a role like roles/storage.objectUser on the bucket.{detail}"),
            (404, _) => new(StorageErrorCode.NotFound, $"There is no such object, or no such bucket.{detail}"),
            (410, _) => new(StorageErrorCode.NotFound, "The upload is gone; store the file again."),
            (416, _) => new(StorageErrorCode.InvalidArgument, "The range begins past the end of the object."),
            (413, _) => new(StorageErrorCode.InvalidArgument, "The object is longer than Cloud Storage takes."),
            _ => HttpErrors.FromStatus(status, $"Cloud Storage answered {status}{(reason is null ? "" : $" ({Word(reason)})")}.{detail}", retryAfter),
        };
    }

    private static DriverError FromCredentials(Exception cause)
    {
        for (var error = cause; error is not null; error = error.InnerException)
        {
            switch (error)
            {
                case GoogleDriverException own:
                    return own.Meaning;
                case TokenResponseException token:
                    return FromToken(token);
                default:
                    continue;
            }
        }

        // Without a token nothing was sent.
        return HttpErrors.FromTransport(cause) is { } transport
            ? transport with { Message = $"No token could be asked for. {transport.Message}", HadNoEffect = true }
            : new(
                StorageErrorCode.PermissionDenied,
                $"The credentials gave no token ({cause.GetType().Name}); set CredentialsFile or CredentialsJson, or run where Google's application default credentials are.",
                HadNoEffect: true);
    }

    private static DriverError FromToken(TokenResponseException error)
    {
        var reason = Word(error.Error?.Error);
        return (int?)error.StatusCode is 408 or 429 or >= 500
            ? new(StorageErrorCode.Unavailable, $"The token endpoint answered {(int?)error.StatusCode}.", IsTransient: true, HadNoEffect: true)
            : new(
                StorageErrorCode.PermissionDenied,
                $"The token endpoint refuses the credentials ({reason}); check that the account and its key are in force, and this machine's clock.",
                HadNoEffect: true);
    }

    // Google says "Provided CRC32C ... doesn't match calculated CRC32C ..." with the reason "invalid", which stands for much else.
    private static bool IsChecksum(string? message) => message is not null
        && (message.Contains("CRC32C", StringComparison.OrdinalIgnoreCase) || message.Contains("MD5", StringComparison.OrdinalIgnoreCase))
        && message.Contains("match", StringComparison.OrdinalIgnoreCase);

    // The address of an upload is the right to go on with it, so a text that repeats one is left out.
    private static string Detail(string? message) =>
        string.IsNullOrWhiteSpace(message) || message.Contains("upload_id", StringComparison.OrdinalIgnoreCase) || message.Contains("X-Goog-", StringComparison.OrdinalIgnoreCase)
            ? ""
            : $" It says: {(message.Length > MaxDetail ? message[..MaxDetail] : message).ReplaceLineEndings(" ")}";

    private static string Word(string? reason) => reason is { Length: > 0 and <= 64 } && reason.All(character => char.IsAsciiLetterOrDigit(character) || character is '_' or '-')
        ? reason
        : "no reason given";
}
