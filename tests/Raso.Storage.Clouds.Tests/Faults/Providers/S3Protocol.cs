using System.Globalization;
using Raso.Storage.Clouds.Tests.Faults.Http;

namespace Raso.Storage.Clouds.Tests.Faults.Providers;

/// <summary>Errors in the form of S3.</summary>
internal static class S3Protocol
{
    public static HttpAnswer ExpiredCredentials { get; } = Error(400, "ExpiredToken");

    public static HttpAnswer Error(int status) => Error(status, status switch
    {
        409 => "ConditionalRequestConflict",
        412 => "PreconditionFailed",
        429 => "TooManyRequests",
        500 => "InternalError",
        503 => "SlowDown",
        _ => "Unknown",
    });

    private static HttpAnswer Error(int status, string code) => HttpAnswer.Of(status, "application/xml", string.Create(
        CultureInfo.InvariantCulture,
        $"<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>{code}</Code><Message>told by the test</Message><RequestId>tx{status}</RequestId><HostId>host</HostId></Error>"))
        .With("x-amz-request-id", "tx000");
}
