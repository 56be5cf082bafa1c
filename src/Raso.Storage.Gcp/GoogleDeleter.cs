using System.Net;

namespace Raso.Storage.Gcp;

/// <summary>Deletes objects, one or up to a hundred with one request.</summary>
internal sealed class GoogleDeleter(GoogleCalls calls, GoogleAddresses addresses)
{
    public async Task DeleteAsync(StoragePath path, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(HttpMethod.Delete, addresses.Object(path));
        try
        {
            using var response = await calls.OpenAsync(
                message, GoogleCondition.None, cancellationToken, HttpStatusCode.NoContent, HttpStatusCode.OK).ConfigureAwait(false);
            if (response.Content.Headers.ContentType?.MediaType == "text/html")
            {
                // The service has nothing to show; whoever answers with a page has deleted nothing.
                throw GoogleCalls.Unreadable();
            }
        }
        catch (GoogleAnswerException error) when (error.Status == (int)HttpStatusCode.NotFound && !GoogleErrors.IsMissingBucket(error))
        {
            // Gone already.
        }
    }

    public async Task<IReadOnlyDictionary<StoragePath, DriverError>> DeleteManyAsync(IReadOnlyList<StoragePath> paths, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, addresses.Batch())
        {
            Content = GoogleBatch.MakeDeletes(paths.Select(path => addresses.ObjectPath(path))),
        };
        using var response = await calls.OpenAsync(message, GoogleCondition.None, cancellationToken, HttpStatusCode.OK).ConfigureAwait(false);
        var body = await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
        var answers = GoogleBatch.Read(response.Content.Headers.ContentType, body);
        var failed = new Dictionary<StoragePath, DriverError>();
        for (var i = 0; i < paths.Count; i++)
        {
            if (Explain(answers.GetValueOrDefault(i)) is { } error)
            {
                failed[paths[i]] = error;
            }
        }

        return failed;
    }

    private static DriverError? Explain(GoogleBatchAnswer? answer)
    {
        if (answer is null)
        {
            return new DriverError(StorageErrorCode.Unavailable, "The answer to the batch leaves this call out.", IsTransient: true);
        }

        if (answer.Status is >= 200 and <= 299)
        {
            return null;
        }

        var error = GoogleAnswers.Make(answer.Status, answer.Body, GoogleCondition.None, retryAfter: null);
        return answer.Status == (int)HttpStatusCode.NotFound && !GoogleErrors.IsMissingBucket(error) ? null : GoogleErrors.Map(error);
    }
}
