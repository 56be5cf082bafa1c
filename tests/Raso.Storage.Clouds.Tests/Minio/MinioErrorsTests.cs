using System.Net.Sockets;
using Raso.Storage.Minio;

namespace Raso.Storage.Clouds.Tests.Minio;

public sealed class MinioErrorsTests
{
    [Theory]
    [InlineData(404, "NoSuchKey", StorageErrorCode.NotFound, false)]
    [InlineData(404, "NoSuchBucket", StorageErrorCode.NotFound, false)]
    [InlineData(404, "NoSuchUpload", StorageErrorCode.NotFound, false)]
    [InlineData(404, null, StorageErrorCode.NotFound, false)]
    [InlineData(412, "PreconditionFailed", StorageErrorCode.PreconditionFailed, false)]
    [InlineData(412, null, StorageErrorCode.PreconditionFailed, false)]
    [InlineData(409, "ConditionalRequestConflict", StorageErrorCode.Unavailable, true)]
    [InlineData(409, "OperationAborted", StorageErrorCode.Unavailable, true)]
    [InlineData(403, "AccessDenied", StorageErrorCode.PermissionDenied, false)]
    [InlineData(403, "SignatureDoesNotMatch", StorageErrorCode.PermissionDenied, false)]
    [InlineData(400, "ExpiredToken", StorageErrorCode.PermissionDenied, false)]
    [InlineData(403, "InvalidObjectState", StorageErrorCode.Archived, false)]
    [InlineData(400, "RequestTimeout", StorageErrorCode.Unavailable, true)]
    [InlineData(400, "BadDigest", StorageErrorCode.Corrupted, true)]
    [InlineData(400, "EntityTooLarge", StorageErrorCode.InvalidArgument, false)]
    [InlineData(400, "AuthorizationHeaderMalformed", StorageErrorCode.InvalidArgument, false)]
    [InlineData(416, "InvalidRange", StorageErrorCode.InvalidArgument, false)]
    [InlineData(416, null, StorageErrorCode.InvalidArgument, false)]
    [InlineData(507, "XMinioStorageFull", StorageErrorCode.ResourceExhausted, false)]
    [InlineData(501, "NotImplemented", StorageErrorCode.NotSupported, false)]
    [InlineData(301, "PermanentRedirect", StorageErrorCode.InvalidArgument, false)]
    [InlineData(500, "InternalError", StorageErrorCode.Unavailable, true)]
    [InlineData(200, "InternalError", StorageErrorCode.Unavailable, true)]
    [InlineData(200, "SomethingNew", StorageErrorCode.Unavailable, true)]
    [InlineData(503, "SlowDown", StorageErrorCode.Unavailable, true)]
    [InlineData(429, null, StorageErrorCode.Unavailable, true)]
    public void Map_Answer_IsExplained(int status, string? code, StorageErrorCode expected, bool isTransient)
    {
        var meaning = MinioErrors.Map(new AnswerException(status, code));

        meaning.Code.Should().Be(expected);
        meaning.IsTransient.Should().Be(isTransient);
        meaning.HidesError.Should().BeTrue();
        meaning.Message.Should().NotBeNullOrWhiteSpace();
    }

    [Theory]
    [InlineData("PreconditionFailed")]
    [InlineData(null)]
    public void Map_ConditionOfACreation_AlreadyExists(string? code) =>
        MinioErrors.Map(new AnswerException(412, code) { CreateOnly = true }).Code.Should().Be(StorageErrorCode.AlreadyExists);

    [Theory]
    [InlineData("SlowDown", 503, true)]
    [InlineData(null, 429, true)]
    [InlineData("InternalError", 500, false)]
    [InlineData(null, 502, false)]
    public void Map_Refusal_TellsWhetherItHadAnEffect(string? code, int status, bool hadNone) =>
        MinioErrors.Map(new AnswerException(status, code, TimeSpan.FromSeconds(3))).Should()
            .Match<DriverError>(meaning => meaning.HadNoEffect == hadNone && meaning.RetryAfter == TimeSpan.FromSeconds(3));

    [Fact]
    public void Map_NoKeys_IsPermissionDenied() =>
        MinioErrors.Map(new KeysMissingException("No keys.")).Code.Should().Be(StorageErrorCode.PermissionDenied);

    [Fact]
    public void Map_RefusedConnection_IsUnavailable()
    {
        var meaning = MinioErrors.Map(new HttpRequestException("refused", new SocketException((int)SocketError.ConnectionRefused)));

        meaning.Code.Should().Be(StorageErrorCode.Unavailable);
        meaning.HadNoEffect.Should().BeTrue();
    }

    [Fact]
    public void Map_UnknownError_ShowsNothingOfIt() =>
        MinioErrors.Map(new FormatException("canary")).Should().Match<DriverError>(
            meaning => meaning.Code == StorageErrorCode.Unknown && !meaning.Message.Contains("canary"));
}
