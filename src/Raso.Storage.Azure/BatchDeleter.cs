using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace Raso.Storage.Azure;

/// <summary>Deletes many blobs with one request. The client makes and signs each single delete, which then goes into the batch instead of over the wire.</summary>
internal sealed class BatchDeleter
{
    /// <summary>How many calls the service takes in one batch.</summary>
    public const int MaxFiles = 256;

    private readonly Uri _address;
    private readonly string _version;
    private readonly BlobContainerClient _composer;
    private readonly HttpPipeline _pipeline;

    public BatchDeleter(AzureAccess access)
    {
        var composing = new BlobClientOptions { Transport = new ComposingTransport() };
        composing.Retry.MaxRetries = 0;
        composing.Diagnostics.IsLoggingEnabled = false;
        composing.Diagnostics.IsDistributedTracingEnabled = false;
        composing.Diagnostics.IsTelemetryEnabled = false;
        // Parts of a batch are of the version of the batch, and must not name one.
        composing.AddPolicy(new WithoutVersionPolicy(), HttpPipelinePosition.PerCall);
        _composer = access.Connect(composing);
        _pipeline = ClientPipeline.Of(access.Container.GetParentBlobServiceClient());
        _version = composing.Version.ToString()[1..].Replace('_', '-');
        var container = access.Container.Uri;
        _address = new UriBuilder(container) { Query = $"restype=container&comp=batch{(container.Query.Length > 1 ? "&" + container.Query[1..] : "")}" }.Uri;
    }

    public async Task<IReadOnlyDictionary<StoragePath, DriverError>> DeleteAsync(IReadOnlyList<StoragePath> paths, CancellationToken cancellationToken)
    {
        var boundary = $"batch_{Guid.CreateVersion7()}";
        var body = new BatchBody(boundary);
        foreach (var path in paths)
        {
            var composed = await _composer.GetBlockBlobClient(path.Value)
                .DeleteAsync(DeleteSnapshotsOption.IncludeSnapshots, cancellationToken: cancellationToken).ConfigureAwait(false);
            body.Add(((ComposedResponse)composed).Text);
        }

        using var message = _pipeline.CreateMessage();
        message.Request.Method = RequestMethod.Post;
        message.Request.Uri.Reset(_address);
        message.Request.Headers.Add("x-ms-version", _version);
        message.Request.Headers.Add("Content-Type", $"multipart/mixed; boundary={boundary}");
        message.Request.Content = RequestContent.Create(body.Finish());
        await _pipeline.SendAsync(message, cancellationToken).ConfigureAwait(false);
        return message.Response.Status == 202
            ? Failures(paths, BatchAnswers.Read(message.Response.Content.ToString()))
            : throw new RequestFailedException(message.Response);
    }

    private static Dictionary<StoragePath, DriverError> Failures(IReadOnlyList<StoragePath> paths, IReadOnlyDictionary<int, (int Status, string? Code)> answers)
    {
        var failures = new Dictionary<StoragePath, DriverError>();
        for (var index = 0; index < paths.Count; index++)
        {
            if (!answers.TryGetValue(index, out var answer))
            {
                failures[paths[index]] = new(StorageErrorCode.Unknown, "The answer to a batch leaves out the file; try again.", IsTransient: true);
            }
            else if (answer is not { Status: >= 200 and < 300 } && answer.Code != BlobErrorCode.BlobNotFound)
            {
                failures[paths[index]] = AzureErrors.FromCode(answer.Status, AzureErrors.CodeOf(answer.Code));
            }
        }

        return failures;
    }
}
