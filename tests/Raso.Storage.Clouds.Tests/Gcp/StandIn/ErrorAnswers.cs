using System.Security;
using System.Text.Json.Nodes;

namespace Raso.Storage.Clouds.Tests.Gcp.StandIn;

/// <summary>The three forms in which Cloud Storage words a refusal.</summary>
internal static class ErrorAnswers
{
    /// <summary>The JSON API's own form.</summary>
    /// <remarks>https://cloud.google.com/storage/docs/json_api/v1/status-codes#error-response-format</remarks>
    internal static Answer Json(ApiException error)
    {
        if (error.Status == 304)
        {
            return Answer.Empty(304);
        }

        var detail = new JsonObject { ["message"] = error.Message, ["domain"] = "global", ["reason"] = error.Reason };
        if (error.Location is not null)
        {
            detail["locationType"] = error.LocationType;
            detail["location"] = error.Location;
        }

        var answer = Answer.Json(
            new JsonObject
            {
                ["error"] = new JsonObject { ["code"] = error.Status, ["message"] = error.Message, ["errors"] = new JsonArray(detail) },
            },
            error.Status);
        if (error.Status == 401)
        {
            answer.Headers.WWWAuthenticate = error.Reason == "authError"
                ? "Bearer realm=\"https://accounts.google.com/\", error=\"invalid_token\""
                : "Bearer realm=\"https://accounts.google.com/\"";
        }

        return answer;
    }

    /// <summary>A download (alt=media) is refused in plain words, not in JSON: clients print them after the status.</summary>
    /// <remarks>https://github.com/googleapis/python-storage/issues (texts such as "404 GET ...?alt=media: No such object: b/o")</remarks>
    internal static Answer Plain(ApiException error) =>
        error.Status is 304 or 401 or 403 ? Json(error) : Answer.Text(error.Status, error.Message, "text/html; charset=UTF-8");

    /// <summary>The XML API's form, which signed URLs meet.</summary>
    /// <remarks>https://cloud.google.com/storage/docs/xml-api/reference-status</remarks>
    internal static Answer Xml(ApiException error)
    {
        if (error.Status == 304)
        {
            return Answer.Empty(304);
        }

        var details = error.Location is null ? "" : $"<Details>{SecurityElement.Escape(error.Location)}</Details>";
        return Answer.Text(
            error.Status,
            $"<?xml version='1.0' encoding='UTF-8'?><Error><Code>{XmlCode(error)}</Code><Message>{SecurityElement.Escape(error.Message)}</Message>{details}</Error>",
            "application/xml; charset=UTF-8");
    }

    private static string XmlCode(ApiException error) => error.Reason switch
    {
        "notFound" => error.Message.StartsWith("No such object", StringComparison.Ordinal) ? "NoSuchKey" : "NoSuchBucket",
        "conditionNotMet" => "PreconditionFailed",
        "requestedRangeNotSatisfiable" => "InvalidRange",
        "authError" => "AuthenticationRequired",
        "forbidden" or "objectUnderActiveHold" or "retentionPolicyNotMet" => "AccessDenied",
        "resourceIsEncryptedWithCustomerEncryptionKey" => "ResourceIsEncryptedWithCustomerEncryptionKey",
        "resourceNotEncryptedWithCustomerEncryptionKey" => "ResourceNotEncryptedWithCustomerEncryptionKey",
        "customerEncryptionKeyIsIncorrect" => "CustomerEncryptionKeyIsIncorrect",
        var reason when char.IsUpper(reason[0]) => reason,
        _ => "InvalidArgument",
    };
}
