using System.Text.RegularExpressions;
using System.Xml;
using Azure;
using Azure.Identity;
using Azure.Storage.Blobs.Models;

namespace Raso.Storage.Azure;

/// <summary>Explains the errors of the Azure driver: by the service's own code, then by the status, then by what broke the connection. The client's own texts show headers and bodies, and are never passed on.</summary>
internal static partial class AzureErrors
{
    private static readonly string[] WaitHeaders = ["retry-after-ms", "x-ms-retry-after-ms"];

    /// <summary>Explains an error.</summary>
    /// <param name="exception">The error.</param>
    /// <param name="now">The present time, to which a date of <c>Retry-After</c> is compared.</param>
    public static DriverError Map(Exception exception, DateTimeOffset now) => Explain(exception, now) with { HidesError = true };

    /// <summary>Gets the service's own code, which the client finds only in answers that have the form it expects.</summary>
    public static string? CodeOf(RequestFailedException error) => CodeOf(
        error.ErrorCode ?? (error.GetRawResponse() is { } response && response.Headers.TryGetValue("x-ms-error-code", out var header) ? header : null));

    /// <summary>Gets a code that looks like one.</summary>
    public static string? CodeOf(string? text) => text is not null && CodePattern().IsMatch(text) ? text : null;

    /// <summary>Tells whether an answer has one of the service's own codes.</summary>
    public static bool Is(RequestFailedException error, BlobErrorCode code) => code.Equals(CodeOf(error) ?? "");

    private static DriverError Explain(Exception exception, DateTimeOffset now) => exception switch
    {
        AzureAnswerException answer => answer.Meaning,
        BrokenBodyException { InnerException: { } cause } => HttpErrors.FromTransport(cause) ?? Broken(cause),
        AuthenticationFailedException failed => FromIdentity(failed),
        RequestFailedException { Status: > 0 } failed => FromAnswer(failed, now),
        AggregateException { InnerExceptions.Count: > 0 } several => Explain(several.InnerExceptions[^1], now),
        XmlException or FormatException or InvalidDataException => new(
            StorageErrorCode.Unavailable, "The answer cannot be read, so it is none of Azure's, or cut short; check the address, and what stands between.", IsTransient: true),
        _ => HttpErrors.FromTransport(exception)
            ?? (exception is RequestFailedException ? Broken(exception) : new(StorageErrorCode.Unknown, $"The Azure client failed with {exception.GetType().Name}.")),
    };

    private static DriverError Broken(Exception error) =>
        new(StorageErrorCode.Unavailable, $"The connection to Azure broke with {error.GetType().Name}.", IsTransient: true);

    private static DriverError FromAnswer(RequestFailedException error, DateTimeOffset now)
    {
        var response = error.GetRawResponse();
        return FromCode(error.Status, CodeOf(error), RequestId(response), RetryAfter(response, now));
    }

    /// <summary>Explains an answer by its code, and where that is none that is known, by its status.</summary>
    public static DriverError FromCode(int status, string? code, string requestId = "", TimeSpan? after = null)
    {
        var told = $"{status}{(code is null ? "" : " " + code)}{requestId}";
        if (code is not null && AzureErrorCodes.Find(code) is { } known)
        {
            return known with { Message = $"Azure answered {told}: {known.Message}", RetryAfter = known.IsTransient ? after : null };
        }

        var mend = status switch
        {
            401 or 403 or 407 => "the credentials do not allow the call; check them, and the roles of their owner.",
            404 => "there is nothing at the address; check the address and the container.",
            408 or 429 or >= 500 => "try again later.",
            >= 300 and < 400 => "a redirect is not followed; set the address to that of the blob service itself.",
            < 300 => "that is no answer to this request; check the address, and what stands between.",
            _ => "the request was refused.",
        };
        return HttpErrors.FromStatus(status, $"Azure answered {told}: {mend}", after);
    }

    // No request reached the store: it waits for the token.
    private static DriverError FromIdentity(AuthenticationFailedException error)
    {
        for (Exception? cause = error; cause is not null; cause = cause.InnerException)
        {
            if (cause is RequestFailedException { Status: 408 or 410 or 429 or >= 500 } busy)
            {
                return new(
                    StorageErrorCode.Unavailable, $"The service that gives tokens answered {busy.Status}; try again later.", IsTransient: true, HadNoEffect: true);
            }
        }

        if (HttpErrors.FromTransport(error) is { } transport)
        {
            return transport with { Message = $"The service that gives tokens cannot be reached. {transport.Message}", HadNoEffect = true };
        }

        var told = DirectoryCodePattern().Match(error.Message) is { Success: true } match ? $" ({match.Value})" : "";
        return new(
            StorageErrorCode.PermissionDenied,
            error is CredentialUnavailableException
                ? $"No credentials were found{told}; give an account key, a shared access signature or a connection string, or sign in (environment, managed identity, az login)."
                : $"The credentials got no token{told}; check the tenant, the client and its secret, and the identity's roles on the account.",
            HadNoEffect: true);
    }

    private static string RequestId(Response? response) =>
        response is not null && response.Headers.TryGetValue("x-ms-request-id", out var id) && CodePattern().IsMatch(id) ? $" (request {id})" : "";

    private static TimeSpan? RetryAfter(Response? response, DateTimeOffset now)
    {
        if (response is null)
        {
            return null;
        }

        foreach (var header in WaitHeaders)
        {
            if (response.Headers.TryGetValue(header, out var text) && int.TryParse(text, out var milliseconds) && milliseconds >= 0)
            {
                return TimeSpan.FromMilliseconds(milliseconds);
            }
        }

        return HttpErrors.ParseRetryAfter(response.Headers.TryGetValue("Retry-After", out var value) ? value : null, now);
    }

    // What does not look like a code or an id may be anything, a signed address included.
    [GeneratedRegex("^[A-Za-z0-9-]{1,64}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex CodePattern();

    [GeneratedRegex("AADSTS[0-9]{4,9}", RegexOptions.CultureInvariant)]
    private static partial Regex DirectoryCodePattern();
}
