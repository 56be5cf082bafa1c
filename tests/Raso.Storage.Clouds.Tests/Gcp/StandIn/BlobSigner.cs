using System.Text.Json.Nodes;

namespace Raso.Storage.Clouds.Tests.Gcp.StandIn;

/// <summary>Signs for an account whose key the caller does not have.</summary>
/// <remarks>https://cloud.google.com/iam/docs/reference/credentials/rest/v1/projects.serviceAccounts/signBlob</remarks>
internal sealed class BlobSigner(GoogleStandInOptions options, Tokens tokens)
{
    internal async Task<Answer> SignAsync(ApiRequest request, string email, CancellationToken cancellationToken)
    {
        try
        {
            tokens.Check(request, isWrite: true);
        }
        catch (ApiException error)
        {
            return Refused(error.Status, error.Status == 401 ? "UNAUTHENTICATED" : "PERMISSION_DENIED", error.Message);
        }

        var body = await request.ReadJsonAsync(cancellationToken);
        var account = options.ServiceAccounts.FirstOrDefault(known => known.Email == email);
        if (account is null)
        {
            return Refused(
                403, "PERMISSION_DENIED", "Permission 'iam.serviceAccounts.signBlob' denied on resource (or it may not exist).");
        }

        var payload = (string?)body?["payload"] ?? "";
        var bytes = new byte[payload.Length];
        return Convert.TryFromBase64String(payload, bytes, out var length) && length > 0
            ? Answer.Json(new JsonObject { ["keyId"] = account.KeyId, ["signedBlob"] = Convert.ToBase64String(account.Sign(bytes[..length])) })
            : Refused(400, "INVALID_ARGUMENT", "Request contains an invalid argument.");
    }

    // https://cloud.google.com/apis/design/errors#http_mapping: not the form of Cloud Storage.
    private static Answer Refused(int status, string name, string message) =>
        Answer.Json(new JsonObject { ["error"] = new JsonObject { ["code"] = status, ["message"] = message, ["status"] = name } }, status);
}
