using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Raso.Storage.Clouds.Tests.Gcp.StandIn;
using Raso.Storage.Gcp;

namespace Raso.Storage.Clouds.Tests.Gcp;

public sealed class GoogleSecretTests : GoogleDriverTests
{
    [Fact]
    public async Task AnyFailure_LoggedAtTrace_TellsNoSecret()
    {
        var key = Convert.ToBase64String(Encoding.ASCII.GetBytes("CANARY-CANARY-CANARY-CANARY-1234"));
        var json = StandIn.ServiceAccountJson();
        var logs = new FakeLogCollector();
        using var factory = LoggerFactory.Create(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(new FakeLoggerProvider(logs)));
        var options = new GoogleCloudStorageOptions { Bucket = Bucket, Endpoint = StandIn.Endpoint, CredentialsJson = json, CustomerKey = key, PartSize = Chunk };
        options.Resilience.MaxRetries = 1;
        options.Resilience.BaseDelay = TimeSpan.Zero;
        await using var backend = new CloudStorageBackend("google", new GoogleCloudStorageDriver(options, TimeProvider.System), options, TimeProvider.System, factory);
        var text = new StringBuilder(options.ToString());
        foreach (var call in new[] { GoogleCall.Token, GoogleCall.SessionStart, GoogleCall.SessionChunk, GoogleCall.SessionStatus, GoogleCall.Insert })
        {
            foreach (var status in new[] { 400, 401, 403, 404, 410, 412, 503 })
            {
                StandIn.Faults.Answer(call, status, $"see {StandIn.Endpoint}upload/x?upload_id=CANARY", "text/plain", times: 4);
                var error = await Record.ExceptionAsync(() => backend.StoreAsync("a", FileContent.FromBytes(Bytes(call == GoogleCall.Insert ? 10 : 3 * Chunk)), null, Token));
                text.AppendLine(error?.ToString());
                StandIn.Faults.Clear();
            }
        }

        var signed = await CreateDriver().SignAsync("a", new SignedUrlOptions(), Token);
        text.AppendLine(signed.ToString());
        logs.GetSnapshot().Should().NotBeEmpty();
        text.AppendJoin('\n', logs.GetSnapshot().Select(log => $"{log.Message} {log.Exception} {string.Join(' ', log.StructuredState ?? [])}"));

        text.ToString().Should().NotContain("CANARY").And.NotContain(key).And.NotContain("ya29").And.NotContain("upload_id")
            .And.NotContain("PRIVATE KEY").And.NotContain("X-Goog-Signature").And.NotContain("assertion");
    }
}
