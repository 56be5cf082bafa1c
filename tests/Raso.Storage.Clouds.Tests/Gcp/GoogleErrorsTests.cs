using System.Net;
using System.Net.Sockets;
using Google;
using Google.Apis.Auth.OAuth2.Responses;
using Google.Apis.Requests;
using Raso.Storage.Gcp;

namespace Raso.Storage.Clouds.Tests.Gcp;

public sealed class GoogleErrorsTests
{
    [Theory]
    [InlineData(400, "invalid", StorageErrorCode.InvalidArgument, false, false)]
    [InlineData(400, "resourceIsEncryptedWithCustomerEncryptionKey", StorageErrorCode.PermissionDenied, false, false)]
    [InlineData(401, "authError", StorageErrorCode.PermissionDenied, false, false)]
    [InlineData(401, "required", StorageErrorCode.PermissionDenied, false, false)]
    [InlineData(403, "forbidden", StorageErrorCode.PermissionDenied, false, false)]
    [InlineData(403, "rateLimitExceeded", StorageErrorCode.Unavailable, true, true)]
    [InlineData(403, "userRateLimitExceeded", StorageErrorCode.Unavailable, true, true)]
    [InlineData(403, "quotaExceeded", StorageErrorCode.ResourceExhausted, false, false)]
    [InlineData(404, "notFound", StorageErrorCode.NotFound, false, false)]
    [InlineData(408, null, StorageErrorCode.Unavailable, true, false)]
    [InlineData(409, "conflict", StorageErrorCode.Unavailable, true, false)]
    [InlineData(410, "gone", StorageErrorCode.NotFound, false, false)]
    [InlineData(412, "conditionNotMet", StorageErrorCode.PreconditionFailed, false, false)]
    [InlineData(416, "requestedRangeNotSatisfiable", StorageErrorCode.InvalidArgument, false, false)]
    [InlineData(429, "rateLimitExceeded", StorageErrorCode.Unavailable, true, true)]
    [InlineData(429, null, StorageErrorCode.Unavailable, true, true)]
    [InlineData(500, "internalError", StorageErrorCode.Unavailable, true, false)]
    [InlineData(503, "backendError", StorageErrorCode.Unavailable, true, true)]
    [InlineData(307, null, StorageErrorCode.Unknown, false, false)]
    public void Map_Answer_IsToldByStatusAndReason(int status, string? reason, StorageErrorCode code, bool transient, bool noEffect)
    {
        var error = GoogleErrors.Map(Answer(status, reason));

        error.Should().BeEquivalentTo(new { Code = code, IsTransient = transient, HadNoEffect = noEffect });
        GoogleErrors.Map(new GoogleAnswerException(Answer(status, reason), GoogleCondition.None, null)).Should().Be(error with { HidesError = true });
    }

    [Fact]
    public void Map_RefusedCreateOnly_IsAlreadyExists() =>
        GoogleErrors.Map(new GoogleAnswerException(Answer(412, "conditionNotMet"), GoogleCondition.CreateOnly, null)).Code.Should().Be(StorageErrorCode.AlreadyExists);

    [Theory]
    [InlineData(429, "rateLimitExceeded")]
    [InlineData(503, null)]
    public void Map_RetryAfter_IsToldOn(int status, string? reason) =>
        GoogleErrors.Map(new GoogleAnswerException(Answer(status, reason), GoogleCondition.None, TimeSpan.FromSeconds(7))).RetryAfter.Should().Be(TimeSpan.FromSeconds(7));

    [Fact]
    public void Map_ChecksumRefused_IsCorrupted()
    {
        var error = Answer(400, "invalid", "Provided MD5 hash \"x\" doesn't match calculated MD5 hash \"y\".");

        GoogleErrors.Map(error).Should().BeEquivalentTo(new { Code = StorageErrorCode.Corrupted, IsTransient = true, HadNoEffect = true });
    }

    [Theory]
    [InlineData("see /upload/storage/v1/b/x/o?upload_id=CANARY")]
    [InlineData("https://storage.googleapis.com/x?X-Goog-Signature=CANARY")]
    public void Map_MessageThatRepeatsAnAddress_LeavesItOut(string message) =>
        GoogleErrors.Map(Answer(400, "invalid", message)).Message.Should().NotContain("CANARY");

    [Theory]
    [InlineData("invalid_grant", 400, StorageErrorCode.PermissionDenied, false)]
    [InlineData("unauthorized_client", 401, StorageErrorCode.PermissionDenied, false)]
    [InlineData("internal_failure", 500, StorageErrorCode.Unavailable, true)]
    [InlineData("temporarily_unavailable", 503, StorageErrorCode.Unavailable, true)]
    public void Map_TokenEndpoint_IsToldByItsStatus(string reason, int status, StorageErrorCode code, bool transient)
    {
        var token = new TokenResponseException(new TokenErrorResponse { Error = reason, ErrorDescription = "CANARY" }, (HttpStatusCode)status);

        var error = GoogleErrors.Map(new GoogleCredentialException(new InvalidOperationException("x", token)));

        error.Should().BeEquivalentTo(new { Code = code, IsTransient = transient, HadNoEffect = true, HidesError = true });
        error.Message.Should().NotContain("CANARY");
    }

    [Fact]
    public void Map_NoCredentials_NamesTheMend() =>
        GoogleErrors.Map(new GoogleCredentialException(new InvalidOperationException("CANARY"))).Should().Match<DriverError>(error =>
            error.Code == StorageErrorCode.PermissionDenied && !error.IsTransient && error.Message.Contains("CredentialsFile") && !error.Message.Contains("CANARY"));

    [Fact]
    public void Map_TokenEndpointUnreachable_IsTransientWithoutEffect() =>
        GoogleErrors.Map(new GoogleCredentialException(new HttpRequestException("x", new SocketException((int)SocketError.ConnectionReset))))
            .Should().BeEquivalentTo(new { Code = StorageErrorCode.Unavailable, IsTransient = true, HadNoEffect = true });

    [Fact]
    public void Map_BrokenConnection_IsTransient() =>
        GoogleErrors.Map(new HttpRequestException("x", new IOException("x", new SocketException((int)SocketError.ConnectionReset))))
            .Should().BeEquivalentTo(new { Code = StorageErrorCode.Unavailable, IsTransient = true, HadNoEffect = false });

    [Fact]
    public void Map_AnythingElse_IsUnknownAndNotRepeated() =>
        GoogleErrors.Map(new FormatException("CANARY")).Should().Match<DriverError>(error =>
            error.Code == StorageErrorCode.Unknown && !error.IsTransient && !error.Message.Contains("CANARY"));

    private static GoogleApiException Answer(int status, string? reason, string? message = null) => new("storage", message)
    {
        HttpStatusCode = (HttpStatusCode)status,
        Error = new RequestError { Code = status, Message = message, Errors = reason is null ? [] : [new SingleError { Reason = reason }] },
    };
}
