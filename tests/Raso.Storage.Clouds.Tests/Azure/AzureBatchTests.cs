using System.Net;
using System.Text;
using Raso.Storage.Azure;

namespace Raso.Storage.Clouds.Tests.Azure;

/// <summary>How many files are deleted with one request, and what its answer means. The conformance suite does it on a server.</summary>
public sealed class AzureBatchTests
{
    private const string Answers = "--b\r\nContent-Type: application/http\r\nContent-ID: 1\r\n\r\nHTTP/1.1 404 The specified blob does not exist.\r\nx-ms-error-code: BlobNotFound\r\n\r\n<?xml version=\"1.0\"?>\r\n"
        + "--b\r\nContent-Type: application/http\r\nContent-ID: 0\r\n\r\nHTTP/1.1 202 Accepted\r\nx-ms-request-id: 1\r\n\r\n"
        + "--b\r\nContent-ID: 2\r\n\r\nHTTP/1.1 412 Leased\r\nx-ms-error-code: LeaseIdMissing\r\n\r\n"
        + "--b\r\nContent-ID: 3\r\n\r\nHTTP/1.1 503 Busy\r\n\r\n--b--\r\n";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Read_AnswersInAnyOrder_AreOfTheirCalls() => BatchAnswers.Read(Answers).Should().BeEquivalentTo(new Dictionary<int, (int, string?)>
    {
        [0] = (202, null),
        [1] = (404, "BlobNotFound"),
        [2] = (412, "LeaseIdMissing"),
        [3] = (503, null),
    });

    [Theory]
    [InlineData("")]
    [InlineData("<html>Content-ID: 0</html>")]
    [InlineData("--b\r\nContent-ID: 0\r\n--b--\r\nHTTP/1.1 202 Accepted")]
    public void Read_AnythingElse_TellsNothing(string body) => BatchAnswers.Read(body).Should().BeEmpty();

    [Fact]
    public async Task DeleteMany_Files_AreOneRequestWithOneSignatureEach()
    {
        using var service = new StandIn(_ => StandIn.Answer(HttpStatusCode.Accepted, Answers, ("Content-Type", "multipart/mixed; boundary=b")));
        var driver = service.Driver(options => (options.AccountName, options.AccountKey) = ("account", "c2VjcmV0LWNhbmFyeQ=="));

        var failures = await driver.DeleteManyAsync(["a b", "missing", "leased", "busy", "left out"], Token);

        var sent = service.Sent.Should().ContainSingle().Which;
        sent.Method.Should().Be("POST");
        sent.Address.Query.Should().Be("?restype=container&comp=batch");
        sent["Content-Type"].Should().StartWith("multipart/mixed; boundary=batch_");
        var body = Encoding.UTF8.GetString(sent.Body);
        body.Split("Authorization: SharedKey account:").Should().HaveCount(6);
        body.Should().Contain("DELETE /papers/a%20b HTTP/1.1\r\n").And.Contain("x-ms-delete-snapshots: include").And.NotContain("x-ms-version");
        failures.ToDictionary(failure => failure.Key.Value, failure => (failure.Value.Code, failure.Value.IsTransient)).Should().BeEquivalentTo(
            new Dictionary<string, (StorageErrorCode, bool)>
            {
                ["leased"] = (StorageErrorCode.PermissionDenied, false),
                ["busy"] = (StorageErrorCode.Unavailable, true),
                ["left out"] = (StorageErrorCode.Unknown, true),
            });
    }

    [Fact]
    public async Task DeleteMany_InTheNameOfAnIdentity_SendsItsTokenWithEach()
    {
        using var service = new StandIn(_ => StandIn.Answer(HttpStatusCode.Accepted, Answers));

        await service.DriverWithToken().DeleteManyAsync(["a", "b"], Token);

        Encoding.UTF8.GetString(service.Sent.Should().ContainSingle().Which.Body).Split("Authorization: Bearer token-canary").Should().HaveCount(3);
    }

    [Fact]
    public async Task DeleteMany_BatchThatIsRefused_ThrowsForAll()
    {
        using var service = new StandIn(_ => StandIn.Answer(HttpStatusCode.ServiceUnavailable, "", ("x-ms-error-code", "ServerBusy")));
        var driver = service.DriverWithToken();

        var error = await Assert.ThrowsAnyAsync<Exception>(() => driver.DeleteManyAsync(["a", "b"], Token));

        driver.MapError(error).Should().BeEquivalentTo(new { Code = StorageErrorCode.Unavailable, IsTransient = true });
    }
}
