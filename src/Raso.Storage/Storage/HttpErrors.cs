using System.Globalization;
using System.Net.Sockets;
using System.Security.Authentication;

namespace Raso.Storage;

/// <summary>What an HTTP status or a broken connection means, for drivers whose service tells no more itself.</summary>
public static class HttpErrors
{
    /// <summary>Explains an HTTP status.</summary>
    /// <param name="status">The status, for example 503.</param>
    /// <param name="message">What went wrong and how to mend it; never a secret.</param>
    /// <param name="retryAfter">How long the store asks to wait, if it does.</param>
    /// <returns>What it means.</returns>
    public static DriverError FromStatus(int status, string message, TimeSpan? retryAfter = null) => status switch
    {
        404 or 410 => new(StorageErrorCode.NotFound, message),
        401 or 403 or 407 => new(StorageErrorCode.PermissionDenied, message),
        // A request of the same path was on its way: sent again, it gets the answer that counts.
        409 => new(StorageErrorCode.Unavailable, message, IsTransient: true, retryAfter),
        412 or 304 => new(StorageErrorCode.PreconditionFailed, message),
        408 => new(StorageErrorCode.Unavailable, message, IsTransient: true, retryAfter),
        429 or 503 => new(StorageErrorCode.Unavailable, message, IsTransient: true, retryAfter, HadNoEffect: true),
        501 or 505 => new(StorageErrorCode.NotSupported, message),
        507 => new(StorageErrorCode.ResourceExhausted, message),
        >= 500 => new(StorageErrorCode.Unavailable, message, IsTransient: true, retryAfter),
        >= 400 => new(StorageErrorCode.InvalidArgument, message),
        // A redirect is never followed with credentials, and a success that is none tells nothing.
        _ => new(StorageErrorCode.Unknown, message),
    };

    /// <summary>Explains a connection that could not be made, or broke.</summary>
    /// <param name="error">The error, which may wrap the one that counts.</param>
    /// <returns>What it means; <see langword="null"/> where the error is of another kind.</returns>
    public static DriverError? FromTransport(Exception error)
    {
        for (var cause = error; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                case AuthenticationException:
                    return new(
                        StorageErrorCode.Unavailable, "The TLS connection could not be made; check the certificate of the endpoint, and its name.", HadNoEffect: true);
                case SocketException socket:
                    return FromSocket(socket);
                case HttpRequestException { HttpRequestError: not HttpRequestError.Unknown } http when http.InnerException is null:
                    return new(StorageErrorCode.Unavailable, $"The HTTP connection broke ({http.HttpRequestError}).", IsTransient: true);
                default:
                    continue;
            }
        }

        return HasBroken(error) ? new(StorageErrorCode.Unavailable, "The connection to the store broke.", IsTransient: true) : null;
    }

    /// <summary>Reads the <c>Retry-After</c> header: seconds, or a date.</summary>
    /// <param name="value">The header, or <see langword="null"/>.</param>
    /// <param name="now">The present time, to which a date is compared.</param>
    /// <returns>How long to wait, never negative; <see langword="null"/> where the header is not there or tells nothing.</returns>
    public static TimeSpan? ParseRetryAfter(string? value, DateTimeOffset now)
    {
        if (long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            return TimeSpan.FromSeconds(Math.Min(seconds, int.MaxValue));
        }

        return DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? (at > now ? at - now : TimeSpan.Zero)
            : null;
    }

    private static DriverError FromSocket(SocketException error) => error.SocketErrorCode switch
    {
        SocketError.ConnectionRefused => new(
            StorageErrorCode.Unavailable, "The store refuses connections; check the endpoint, and that the store is up.", IsTransient: true, HadNoEffect: true),
        SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData => new(
            StorageErrorCode.Unavailable, "The name of the store's host could not be resolved; check the endpoint, and the DNS.", IsTransient: true, HadNoEffect: true),
        SocketError.HostUnreachable or SocketError.NetworkUnreachable or SocketError.HostDown or SocketError.NetworkDown => new(
            StorageErrorCode.Unavailable, "The store cannot be reached; check the endpoint, and the network.", IsTransient: true, HadNoEffect: true),
        _ => new(StorageErrorCode.Unavailable, $"The connection to the store broke ({error.SocketErrorCode}).", IsTransient: true),
    };

    private static bool HasBroken(Exception error)
    {
        for (var cause = error; cause is not null; cause = cause.InnerException)
        {
            if (cause is IOException or HttpRequestException)
            {
                return true;
            }
        }

        return false;
    }
}
