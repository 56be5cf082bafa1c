using System.Net.Sockets;
using System.Xml;
using Azure;
using Azure.Identity;
using Raso.Storage.Azure;

namespace Raso.Storage.Clouds.Tests.Azure;

public sealed class AzureErrorsTests
{
    private const string Secret = "c2VjcmV0LWNhbmFyeQ==";
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Theory]
    [InlineData(404, "BlobNotFound", StorageErrorCode.NotFound)]
    [InlineData(404, "ContainerNotFound", StorageErrorCode.NotFound)]
    [InlineData(404, "ResourceNotFound", StorageErrorCode.NotFound)]
    [InlineData(400, "InvalidBlockList", StorageErrorCode.NotFound)]
    [InlineData(409, "BlobAlreadyExists", StorageErrorCode.AlreadyExists)]
    [InlineData(412, "ConditionNotMet", StorageErrorCode.PreconditionFailed)]
    [InlineData(412, "TargetConditionNotMet", StorageErrorCode.PreconditionFailed)]
    [InlineData(412, "SourceConditionNotMet", StorageErrorCode.PreconditionFailed)]
    [InlineData(403, "UnauthorizedBlobOverwrite", StorageErrorCode.PermissionDenied)]
    [InlineData(412, "LeaseIdMissing", StorageErrorCode.PermissionDenied)]
    [InlineData(409, "LeaseIdMismatchWithBlobOperation", StorageErrorCode.PermissionDenied)]
    [InlineData(409, "BlobArchived", StorageErrorCode.Archived)]
    [InlineData(409, "BlobBeingRehydrated", StorageErrorCode.Archived)]
    [InlineData(403, "AuthenticationFailed", StorageErrorCode.PermissionDenied)]
    [InlineData(403, "AuthorizationFailure", StorageErrorCode.PermissionDenied)]
    [InlineData(403, "AuthorizationPermissionMismatch", StorageErrorCode.PermissionDenied)]
    [InlineData(403, "AuthorizationProtocolMismatch", StorageErrorCode.PermissionDenied)]
    [InlineData(403, "AuthorizationSourceIPMismatch", StorageErrorCode.PermissionDenied)]
    [InlineData(401, "InvalidAuthenticationInfo", StorageErrorCode.PermissionDenied)]
    [InlineData(401, "NoAuthenticationInformation", StorageErrorCode.PermissionDenied)]
    [InlineData(403, "KeyBasedAuthenticationNotPermitted", StorageErrorCode.PermissionDenied)]
    [InlineData(409, "PublicAccessNotPermitted", StorageErrorCode.PermissionDenied)]
    [InlineData(403, "AccountIsDisabled", StorageErrorCode.PermissionDenied)]
    [InlineData(409, "BlobImmutableDueToPolicy", StorageErrorCode.PermissionDenied)]
    [InlineData(409, "BlobUsesCustomerSpecifiedEncryption", StorageErrorCode.PermissionDenied)]
    [InlineData(416, "InvalidRange", StorageErrorCode.InvalidArgument)]
    [InlineData(409, "InvalidBlobType", StorageErrorCode.InvalidArgument)]
    [InlineData(400, "InvalidBlobOrBlock", StorageErrorCode.InvalidArgument)]
    [InlineData(400, "InvalidHeaderValue", StorageErrorCode.InvalidArgument)]
    [InlineData(400, "MetadataTooLarge", StorageErrorCode.InvalidArgument)]
    [InlineData(413, "RequestBodyTooLarge", StorageErrorCode.InvalidArgument)]
    [InlineData(400, "BlobAccessTierNotSupportedForAccountType", StorageErrorCode.NotSupported)]
    [InlineData(409, "BlockCountExceedsLimit", StorageErrorCode.ResourceExhausted)]
    [InlineData(404, null, StorageErrorCode.NotFound)]
    [InlineData(403, null, StorageErrorCode.PermissionDenied)]
    [InlineData(407, null, StorageErrorCode.PermissionDenied)]
    [InlineData(400, "SomethingNew", StorageErrorCode.InvalidArgument)]
    [InlineData(501, null, StorageErrorCode.NotSupported)]
    [InlineData(302, null, StorageErrorCode.Unknown)]
    [InlineData(200, null, StorageErrorCode.Unknown)]
    public void Map_Answer_IsOfItsCodeAndForGood(int status, string? code, StorageErrorCode expected)
    {
        var error = AzureErrors.Map(Failed(status, code), Now);

        error.Code.Should().Be(expected);
        error.IsTransient.Should().BeFalse();
        error.HidesError.Should().BeTrue();
        error.Message.Should().Contain($"{status}").And.EndWith(".");
    }

    [Theory]
    [InlineData(503, "ServerBusy", StorageErrorCode.Unavailable, true)]
    [InlineData(429, "TooManyRequests", StorageErrorCode.Unavailable, true)]
    [InlineData(429, null, StorageErrorCode.Unavailable, true)]
    [InlineData(503, null, StorageErrorCode.Unavailable, true)]
    [InlineData(500, "OperationTimedOut", StorageErrorCode.Unavailable, false)]
    [InlineData(500, "InternalError", StorageErrorCode.Unavailable, false)]
    [InlineData(502, null, StorageErrorCode.Unavailable, false)]
    [InlineData(408, null, StorageErrorCode.Unavailable, false)]
    [InlineData(409, "ContainerBeingDeleted", StorageErrorCode.Unavailable, true)]
    [InlineData(400, "Md5Mismatch", StorageErrorCode.Corrupted, true)]
    public void Map_PassingFailure_IsTransient(int status, string? code, StorageErrorCode expected, bool hadNoEffect)
    {
        var error = AzureErrors.Map(Failed(status, code, ("Retry-After", "7")), Now);

        error.Code.Should().Be(expected);
        error.IsTransient.Should().BeTrue();
        error.HadNoEffect.Should().Be(hadNoEffect);
        error.RetryAfter.Should().Be(TimeSpan.FromSeconds(7));
    }

    [Theory]
    [InlineData("retry-after-ms", "250", 250)]
    [InlineData("x-ms-retry-after-ms", "250", 250)]
    [InlineData("Retry-After", "Fri, 02 Jan 2026 03:04:35 GMT", 30_000)]
    public void Map_RetryAfter_IsReadInAllItsForms(string header, string value, int milliseconds) =>
        AzureErrors.Map(Failed(503, "ServerBusy", (header, value)), Now).RetryAfter.Should().Be(TimeSpan.FromMilliseconds(milliseconds));

    [Theory]
    [InlineData("")]
    [InlineData("<html><body>https://a.blob.core.windows.net/c/f?sig=" + Secret + "</body></html>")]
    [InlineData("{\"error\":\"" + Secret + "\"}")]
    [InlineData("<?xml version=\"1.0\"?><Error><Code>" + Secret + "</Code><Message>" + Secret + "</Message></Error>")]
    public void Map_AnyBody_IsNotShown(string body)
    {
        var error = AzureErrors.Map(
            new RequestFailedException(new FakeResponse(403, new Dictionary<string, string> { ["x-ms-request-id"] = $"?sig={Secret}" }, body)), Now);

        error.Code.Should().Be(StorageErrorCode.PermissionDenied);
        error.Message.Should().NotContain(Secret).And.NotContain("sig=").And.NotContain("<");
        error.HidesError.Should().BeTrue("the client's own error shows the body");
    }

    [Theory]
    [InlineData("<" + Secret + ">")]
    [InlineData("sig=" + Secret)]
    [InlineData("a code\nof two lines")]
    public void Map_CodeThatIsNone_IsNotShown(string code) =>
        AzureErrors.Map(Failed(403, code), Now).Should().Match<DriverError>(error =>
            error.Code == StorageErrorCode.PermissionDenied && !error.Message.Contains(code) && !error.Message.Contains(Secret));

    [Fact]
    public void Map_AnswerWithARequestId_TellsIt() =>
        AzureErrors.Map(Failed(403, "AuthorizationFailure", ("x-ms-request-id", "6f1c2b3a-0000-0000-0000-000000000000")), Now)
            .Message.Should().Contain("6f1c2b3a-0000-0000-0000-000000000000");

    [Fact]
    public void Map_RefusedConnection_HadNoEffect()
    {
        var refused = new HttpRequestException("no", new SocketException((int)SocketError.ConnectionRefused));

        var error = AzureErrors.Map(new AggregateException(new RequestFailedException(0, "no", refused)), Now);

        error.Should().BeEquivalentTo(new { Code = StorageErrorCode.Unavailable, IsTransient = true, HadNoEffect = true });
    }

    [Fact]
    public void Map_BrokenBody_IsTransientAndMayHaveHadAnEffect() =>
        AzureErrors.Map(new BrokenBodyException(new HttpIOException(HttpRequestError.ResponseEnded)), Now)
            .Should().BeEquivalentTo(new { Code = StorageErrorCode.Unavailable, IsTransient = true, HadNoEffect = false });

    [Fact]
    public void Map_AnswerThatCannotBeRead_IsTransient() =>
        AzureErrors.Map(new XmlException(Secret), Now).Should().Match<DriverError>(error =>
            error.Code == StorageErrorCode.Unavailable && error.IsTransient && !error.Message.Contains(Secret));

    [Fact]
    public void Map_NoCredentials_NamesTheWays() =>
        AzureErrors.Map(new CredentialUnavailableException(Secret), Now).Should().Match<DriverError>(error =>
            error.Code == StorageErrorCode.PermissionDenied && !error.IsTransient && error.Message.Contains("az login") && !error.Message.Contains(Secret));

    [Fact]
    public void Map_RefusedToken_TellsTheCodeOfTheDirectoryAlone() =>
        AzureErrors.Map(new AuthenticationFailedException($"AADSTS7000215: Invalid client secret {Secret}."), Now).Should().Match<DriverError>(error =>
            error.Code == StorageErrorCode.PermissionDenied && error.HadNoEffect && error.Message.Contains("AADSTS7000215") && !error.Message.Contains(Secret));

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public void Map_TokenServiceThatIsBusy_IsTransientAndHadNoEffect(int status) =>
        AzureErrors.Map(new AuthenticationFailedException("no", new RequestFailedException(status, "busy")), Now)
            .Should().BeEquivalentTo(new { Code = StorageErrorCode.Unavailable, IsTransient = true, HadNoEffect = true });

    [Fact]
    public void Map_TokenServiceThatCannotBeReached_HadNoEffect() =>
        AzureErrors.Map(new AuthenticationFailedException("no", new HttpRequestException("no", new SocketException((int)SocketError.ConnectionReset))), Now)
            .Should().BeEquivalentTo(new { Code = StorageErrorCode.Unavailable, IsTransient = true, HadNoEffect = true });

    [Fact]
    public void Map_AnythingElse_IsUnknownAndShowsItsTypeOnly() =>
        AzureErrors.Map(new NotImplementedException(Secret), Now).Should().Match<DriverError>(error =>
            error.Code == StorageErrorCode.Unknown && error.Message.Contains(nameof(NotImplementedException)) && !error.Message.Contains(Secret));

    private static RequestFailedException Failed(int status, string? code, params (string Name, string Value)[] headers)
    {
        var all = headers.ToDictionary(header => header.Name, header => header.Value);
        if (code is not null)
        {
            all["x-ms-error-code"] = code;
        }

        return new RequestFailedException(new FakeResponse(status, all, ""));
    }
}
