namespace Raso.Storage.Clouds.Tests.Gcp.StandIn;

/// <summary>A refusal: the status, and the reason as the page of status codes names it.</summary>
/// <remarks>https://cloud.google.com/storage/docs/json_api/v1/status-codes</remarks>
internal sealed class ApiException(int status, string reason, string message) : Exception(message)
{
    internal int Status { get; } = status;

    internal string Reason { get; } = reason;

    /// <summary>The parameter, header or entity that is wrong.</summary>
    internal string? Location { get; init; }

    internal string? LocationType { get; init; }

    internal static ApiException Invalid(string message) => new(400, "invalid", message);

    internal static ApiException Required(string what) =>
        new(400, "required", $"Required parameter: {what}") { Location = what, LocationType = "parameter" };

    internal static ApiException InvalidParameter(string name, string value) =>
        new(400, "invalidParameter", $"Invalid value for {name}: {value}") { Location = name, LocationType = "parameter" };

    internal static ApiException ParseError(string message) => new(400, "parseError", message);

    internal static ApiException BucketNotFound() => new(404, "notFound", "The specified bucket does not exist.");

    internal static ApiException ObjectNotFound(string bucket, string name) => new(404, "notFound", $"No such object: {bucket}/{name}");

    internal static ApiException NotMet() =>
        new(412, "conditionNotMet", "At least one of the pre-conditions you specified did not hold.")
        {
            Location = "If-Match",
            LocationType = "header",
        };

    internal static ApiException NotModified() => new(304, "notModified", "Not Modified");

    internal static ApiException NotImplemented(string what) =>
        new(501, "notImplemented", $"The stand-in does not know {what}.");
}
