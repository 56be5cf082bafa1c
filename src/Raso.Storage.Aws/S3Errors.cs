using System.Net;
using System.Xml;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Raso.Storage.Aws;

/// <summary>What errors of the SDK and of the store mean.</summary>
internal static class S3Errors
{
    private const string MissingCredentials =
        "No credentials for S3 were found, or those found could not be renewed; set AccessKey and SecretKey, or Profile, or give this process a role.";

    /// <summary>Explains an error.</summary>
    /// <param name="error">What the driver threw.</param>
    /// <param name="now">The present time, to which a date in <c>Retry-After</c> is compared.</param>
    public static DriverError Map(Exception error, DateTimeOffset now)
    {
        if (error is S3Exception own)
        {
            return own.Meaning;
        }

        if (FindService(error) is { } service)
        {
            return MapService(service, now);
        }

        if (HttpErrors.FromTransport(error) is { } transport)
        {
            return transport;
        }

        return IsUnreadable(error)
            ? new(StorageErrorCode.Unavailable, "The answer of the store cannot be read; something between here and the store may have answered in its place.", IsTransient: true)
            : MapClient(error);
    }

    /// <summary>Explains an error code of S3, or the status alone where there is none that is known.</summary>
    public static DriverError FromCode(string? code, int status, string? region, TimeSpan? retryAfter) =>
        S3ErrorCodes.Find(code, region, retryAfter) ?? FromStatus(code, status, region, retryAfter);

    private static DriverError FromStatus(string? code, int status, string? region, TimeSpan? retryAfter) => status switch
    {
        301 or 308 => S3ErrorCodes.WrongRegion(region),
        // The name of a new bucket leads elsewhere for a while.
        307 => new(StorageErrorCode.Unavailable, "The store sends the request elsewhere, which is not followed; try again later, or set Region.", IsTransient: true, retryAfter, HadNoEffect: true),
        0 => new(StorageErrorCode.Unknown, $"The store refused the request{Name(code)}."),
        >= 200 and < 300 => new(StorageErrorCode.Unavailable, $"The store began with success and ended with an error{Name(code)}.", IsTransient: true),
        416 => new(StorageErrorCode.InvalidArgument, "The range begins past the end of the file."),
        _ => HttpErrors.FromStatus(status, $"The store answered with HTTP {status}{Name(code)}.", retryAfter),
    };

    private static DriverError MapService(AmazonServiceException error, DateTimeOffset now)
    {
        var status = (int)error.StatusCode;
        var answer = FindAnswer(error);
        var retryAfter = HttpErrors.ParseRetryAfter(answer?.GetHeaderValue("Retry-After"), now);
        var region = answer?.GetHeaderValue("x-amz-bucket-region") is { Length: > 0 } told ? told : null;
        if (status == 0 && string.IsNullOrEmpty(error.ErrorCode))
        {
            // The SDK's own: of the place that gives out credentials, or of a connection.
            return HttpErrors.FromTransport(error) ?? MapClient(error);
        }

        return status is >= 200 and < 300 && string.IsNullOrEmpty(error.ErrorCode)
            ? new(StorageErrorCode.Unavailable, "The answer of the store cannot be read, or was cut.", IsTransient: true)
            : FromCode(error.ErrorCode, status, region, retryAfter);
    }

    private static DriverError MapClient(Exception error)
    {
        var message = error.Message;
        if (message.Contains("credential", StringComparison.OrdinalIgnoreCase)
            || message.Contains("profile", StringComparison.OrdinalIgnoreCase)
            || message.Contains("security token", StringComparison.OrdinalIgnoreCase))
        {
            return new(StorageErrorCode.PermissionDenied, MissingCredentials);
        }

        // Of the SDK's check of a checksum, where a store sends one by itself.
        return message.Contains("hash not equal", StringComparison.OrdinalIgnoreCase)
            ? new(StorageErrorCode.Corrupted, "The bytes that came do not have the checksum that the store announced; read them again.", IsTransient: true)
            : new(StorageErrorCode.Unknown, $"The S3 client failed ({error.GetType().Name}); the inner error tells more.");
    }

    private static AmazonServiceException? FindService(Exception error)
    {
        for (var cause = error; cause is not null; cause = cause.InnerException)
        {
            if (cause is AmazonServiceException service)
            {
                return service;
            }
        }

        return null;
    }

    private static Amazon.Runtime.Internal.Transform.IWebResponseData? FindAnswer(Exception error)
    {
        for (var cause = error; cause is not null; cause = cause.InnerException)
        {
            if (cause is HttpErrorResponseException http)
            {
                return http.Response;
            }
        }

        return null;
    }

    private static bool IsUnreadable(Exception error)
    {
        for (var cause = error; cause is not null; cause = cause.InnerException)
        {
            if (cause is XmlException or FormatException or ProtocolViolationException)
            {
                return true;
            }
        }

        return false;
    }

    private static string Name(string? code) => string.IsNullOrEmpty(code) || code.Length > 100 ? "" : $" ({code})";
}
