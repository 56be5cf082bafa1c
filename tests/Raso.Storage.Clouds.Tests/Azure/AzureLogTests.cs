using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Tracing;
using Azure.Core.Diagnostics;

namespace Raso.Storage.Clouds.Tests.Azure;

/// <summary>What the client itself logs and traces, at its most talkative.</summary>
[Trait("Category", "Server")]
public sealed class AzureLogTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ClientLogs_OfCopiesAndSignedCalls_ShowNoSignature()
    {
        await using var container = new AzureTestContainer();
        var lines = new ConcurrentQueue<string>();
        using var events = new AzureEventSourceListener((_, message) => lines.Enqueue(message), EventLevel.Verbose);
        using var spans = new ActivityListener
        {
            ShouldListenTo = source => source.Name.StartsWith("Azure", StringComparison.Ordinal),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity => lines.Enqueue(string.Join(' ', activity.TagObjects)),
        };
        ActivitySource.AddActivityListener(spans);

        await container.Backend.StoreAsync("file", FileContent.FromText("content"), null, Token);
        await container.Backend.CopyAsync("file", "copy", null, Token);
        await container.Backend.SignUrlAsync("file", new SignedUrlOptions(), Token);

        lines.Should().Contain(line => line.Contains("copy", StringComparison.Ordinal));
        lines.Should().NotContain(line => line.Contains("sig=", StringComparison.Ordinal) && !line.Contains("sig=REDACTED", StringComparison.Ordinal));
    }
}
