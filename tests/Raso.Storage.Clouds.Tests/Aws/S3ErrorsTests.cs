using System.Net;
using System.Net.Sockets;
using System.Xml;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.S3;
using Raso.Storage.Aws;

namespace Raso.Storage.Clouds.Tests.Aws;

public sealed class S3ErrorsTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("NoSuchKey", 404, StorageErrorCode.NotFound, false, false)]
    [InlineData("NotFound", 404, StorageErrorCode.NotFound, false, false)]
    [InlineData("NoSuchUpload", 404, StorageErrorCode.NotFound, false, false)]
    [InlineData("NoSuchBucket", 404, StorageErrorCode.NotFound, false, false)]
    [InlineData("AccessDenied", 403, StorageErrorCode.PermissionDenied, false, false)]
    [InlineData("Forbidden", 403, StorageErrorCode.PermissionDenied, false, false)]
    [InlineData("InvalidAccessKeyId", 403, StorageErrorCode.PermissionDenied, false, false)]
    [InlineData("SignatureDoesNotMatch", 403, StorageErrorCode.PermissionDenied, false, false)]
    [InlineData("ExpiredToken", 400, StorageErrorCode.PermissionDenied, false, false)]
    [InlineData("InvalidToken", 400, StorageErrorCode.PermissionDenied, false, false)]
    [InlineData("RequestTimeTooSkewed", 403, StorageErrorCode.PermissionDenied, false, false)]
    [InlineData("KMS.DisabledException", 400, StorageErrorCode.PermissionDenied, false, false)]
    [InlineData("PreconditionFailed", 412, StorageErrorCode.PreconditionFailed, false, false)]
    [InlineData("", 412, StorageErrorCode.PreconditionFailed, false, false)]
    [InlineData("ConditionalRequestConflict", 409, StorageErrorCode.Unavailable, true, true)]
    [InlineData("OperationAborted", 409, StorageErrorCode.Unavailable, true, true)]
    [InlineData("InvalidObjectState", 403, StorageErrorCode.Archived, false, false)]
    [InlineData("InvalidRange", 416, StorageErrorCode.InvalidArgument, false, false)]
    [InlineData("RequestedRangeNotSatisfiable", 416, StorageErrorCode.InvalidArgument, false, false)]
    [InlineData("SlowDown", 503, StorageErrorCode.Unavailable, true, true)]
    [InlineData("SlowDown", 200, StorageErrorCode.Unavailable, true, true)]
    [InlineData("ServiceUnavailable", 503, StorageErrorCode.Unavailable, true, true)]
    [InlineData("RequestLimitExceeded", 503, StorageErrorCode.Unavailable, true, true)]
    [InlineData("TooManyRequests", 429, StorageErrorCode.Unavailable, true, true)]
    [InlineData("InternalError", 500, StorageErrorCode.Unavailable, true, false)]
    [InlineData("InternalError", 200, StorageErrorCode.Unavailable, true, false)]
    [InlineData("BadGateway", 502, StorageErrorCode.Unavailable, true, false)]
    [InlineData("GatewayTimeout", 504, StorageErrorCode.Unavailable, true, false)]
    [InlineData("RequestTimeout", 400, StorageErrorCode.Unavailable, true, false)]
    [InlineData("BadDigest", 400, StorageErrorCode.Corrupted, true, true)]
    [InlineData("XAmzContentSHA256Mismatch", 400, StorageErrorCode.Corrupted, true, true)]
    [InlineData("EntityTooLarge", 400, StorageErrorCode.InvalidArgument, false, false)]
    [InlineData("MetadataTooLarge", 400, StorageErrorCode.InvalidArgument, false, false)]
    [InlineData("InvalidTag", 400, StorageErrorCode.InvalidArgument, false, false)]
    [InlineData("InvalidPart", 400, StorageErrorCode.InvalidArgument, false, false)]
    [InlineData("QuotaExceeded", 403, StorageErrorCode.ResourceExhausted, false, false)]
    [InlineData("XMinioStorageFull", 507, StorageErrorCode.ResourceExhausted, false, false)]
    [InlineData("NotImplemented", 501, StorageErrorCode.NotSupported, false, false)]
    [InlineData("PermanentRedirect", 301, StorageErrorCode.InvalidArgument, false, false)]
    [InlineData("Moved", 308, StorageErrorCode.InvalidArgument, false, false)]
    [InlineData("AuthorizationHeaderMalformed", 400, StorageErrorCode.InvalidArgument, false, false)]
    [InlineData("TemporaryRedirect", 307, StorageErrorCode.Unavailable, true, true)]
    [InlineData("BucketAlreadyExists", 409, StorageErrorCode.PermissionDenied, false, false)]
    [InlineData("SomethingNew", 400, StorageErrorCode.InvalidArgument, false, false)]
    [InlineData("SomethingNew", 418, StorageErrorCode.InvalidArgument, false, false)]
    [InlineData(null, 599, StorageErrorCode.Unavailable, true, false)]
    public void Map_AnswerOfTheStore_HasItsMeaning(string? code, int status, StorageErrorCode expected, bool isTransient, bool hadNoEffect)
    {
        var meaning = S3Errors.Map(Answer(code, status), Now);

        meaning.Code.Should().Be(expected);
        meaning.IsTransient.Should().Be(isTransient);
        meaning.HadNoEffect.Should().Be(hadNoEffect);
        meaning.Message.Should().NotBeNullOrWhiteSpace();
    }

    [Theory]
    [InlineData("NoSuchBucket", 404, "CreateContainer")]
    [InlineData("InvalidAccessKeyId", 403, "AccessKey")]
    [InlineData("SignatureDoesNotMatch", 403, "SecretKey")]
    [InlineData("ExpiredToken", 400, "renew")]
    [InlineData("RequestTimeTooSkewed", 403, "clock")]
    [InlineData("PermanentRedirect", 301, "eu-central-1")]
    [InlineData("AuthorizationHeaderMalformed", 400, "set Region")]
    public void Map_ErrorThatCanBeMended_NamesTheMend(string code, int status, string mend) =>
        S3Errors.Map(Answer(code, status, ("x-amz-bucket-region", "eu-central-1")), Now).Message.Should().Contain(mend);

    [Theory]
    [InlineData("7", 7)]
    [InlineData("Sun, 01 Mar 2026 12:00:30 GMT", 30)]
    public void Map_RetryAfter_IsRead(string header, int seconds) =>
        S3Errors.Map(Answer("SlowDown", 503, ("Retry-After", header)), Now).RetryAfter.Should().Be(TimeSpan.FromSeconds(seconds));

    [Fact]
    public void Map_ConnectionRefused_HadNoEffect()
    {
        var error = new HttpRequestException("refused", new SocketException((int)SocketError.ConnectionRefused));

        var meaning = S3Errors.Map(error, Now);

        meaning.Code.Should().Be(StorageErrorCode.Unavailable);
        meaning.IsTransient.Should().BeTrue();
        meaning.HadNoEffect.Should().BeTrue();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Map_BrokenConnection_MayHaveTakenEffect(bool wrapped)
    {
        Exception error = new IOException("reset", new SocketException((int)SocketError.ConnectionReset));

        var meaning = S3Errors.Map(wrapped ? new AmazonClientException("A WebException was thrown.", error) : error, Now);

        meaning.Code.Should().Be(StorageErrorCode.Unavailable);
        meaning.IsTransient.Should().BeTrue();
        meaning.HadNoEffect.Should().BeFalse();
    }

    [Fact]
    public void Map_SuccessThatCannotBeRead_IsNoSuccess()
    {
        var error = new AmazonUnmarshallingException("id", "/", "<html>", new XmlException("no root"), HttpStatusCode.OK);

        var meaning = S3Errors.Map(error, Now);

        meaning.Should().BeEquivalentTo(new { Code = StorageErrorCode.Unavailable, IsTransient = true, HadNoEffect = false });
        meaning.Message.Should().NotContain("<html>");
    }

    [Theory]
    [InlineData("Failed to resolve AWS credentials. The credential providers used to search for credentials returned the following errors:")]
    [InlineData("Unable to find the \"x\" profile specified in the client configuration.")]
    [InlineData("Unable to get IAM security credentials from EC2 Instance Metadata Service.")]
    public void Map_NoCredentials_IsPermissionDenied(string message)
    {
        foreach (var error in new Exception[] { new AmazonClientException(message), new AmazonServiceException(message) })
        {
            var meaning = S3Errors.Map(error, Now);

            meaning.Code.Should().Be(StorageErrorCode.PermissionDenied);
            meaning.Message.Should().Contain("AccessKey");
        }
    }

    [Fact]
    public void Map_ErrorOfItsOwn_IsHidden()
    {
        var meaning = S3Errors.Map(S3Exception.Unreadable("it is no listing"), Now);

        meaning.HidesError.Should().BeTrue();
        meaning.IsTransient.Should().BeTrue();
    }

    [Fact]
    public void Map_UnknownError_TellsNothingOfIt()
    {
        var meaning = S3Errors.Map(new InvalidOperationException("canary"), Now);

        meaning.Should().BeEquivalentTo(new { Code = StorageErrorCode.Unknown, IsTransient = false });
        meaning.Message.Should().NotContain("canary");
    }

    [Fact]
    public void Map_MessageOfTheStore_IsNotRepeated() =>
        S3Errors.Map(new AmazonS3Exception("canary", ErrorType.Sender, "AccessDenied", "id", HttpStatusCode.Forbidden), Now).Message.Should().NotContain("canary");

    private static AmazonS3Exception Answer(string? code, int status, params (string Name, string Value)[] headers)
    {
        var response = Substitute.For<IWebResponseData>();
        response.GetHeaderValue(Arg.Any<string>()).Returns(call => headers.FirstOrDefault(header => header.Name == call.Arg<string>()).Value ?? "");
        return new AmazonS3Exception(
            "told by the store", new HttpErrorResponseException(response), ErrorType.Unknown, code, "request-id", (HttpStatusCode)status);
    }
}
