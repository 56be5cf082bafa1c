using System.Collections.Concurrent;
using System.Net;

namespace Raso.Storage.Gcp;

/// <summary>Copies objects within Cloud Storage. A long copy to another class takes several calls, each of which goes on where the one before ended; so does the next attempt.</summary>
internal sealed class GoogleRewriter(
    GoogleCalls calls, GoogleAddresses addresses, GoogleReader reader, CustomerEncryption customer, string? defaultKey)
{
    private const int MaxLooks = 3;
    private const int MaxTokens = 1000;

    // What changes the metadata only must be given all of it.
    private const string EditableFields = GoogleObjects.Fields + ",contentEncoding,contentLanguage,customTime";
    private const string RewriteFields = $"done,rewriteToken,resource({GoogleObjects.Fields})";

    private readonly ConcurrentDictionary<(string Source, string Destination, string Generation, string? Tier), string> _tokens = new();

    public async Task<ObjectInfo> CopyAsync(CopyRequest request, CancellationToken cancellationToken)
    {
        var resource = GoogleObjects.Describe(request.Destination, request.Description);
        try
        {
            return await RewriteAsync(
                request.Source,
                request.SourceETag,
                request.Destination,
                resource,
                request.CreateOnly ? "0" : null,
                request.Description.Encryption ?? defaultKey,
                cancellationToken).ConfigureAwait(false);
        }
        catch (GoogleAnswerException error) when (error.Status == (int)HttpStatusCode.PreconditionFailed && request.CreateOnly)
        {
            // The answer does not tell which of the two conditions failed.
            throw await reader.FindAsync(request.Destination, "name", cancellationToken).ConfigureAwait(false) is null
                ? error
                : new GoogleAnswerException(error.Error, GoogleCondition.CreateOnly, error.RetryAfter);
        }
    }

    public async Task SetTierAsync(StoragePath path, string tier, CancellationToken cancellationToken)
    {
        for (var look = 1; ; look++)
        {
            var found = await reader.FindAsync(path, EditableFields, cancellationToken).ConfigureAwait(false)
                ?? throw new GoogleDriverException(new DriverError(StorageErrorCode.NotFound, "There is no such object."));
            if (found.StorageClass == tier)
            {
                return;
            }

            var tag = GoogleObjects.ToInfo(path, found).ETag;
            var resource = found with
            {
                Name = path.Value,
                Size = null,
                Generation = null,
                TimeCreated = null,
                Updated = null,
                Crc32c = null,
                KmsKeyName = null,
                StorageClass = tier,
            };
            try
            {
                await RewriteAsync(path, tag, path, resource, tag, GoogleObjects.KeyName(found.KmsKeyName), cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (GoogleAnswerException error) when (error.Status == (int)HttpStatusCode.PreconditionFailed)
            {
                // Replaced since the look at it: the new one moves then.
                if (look == MaxLooks)
                {
                    throw new GoogleDriverException(
                        new DriverError(StorageErrorCode.Unavailable, "The object is replaced faster than it can be moved; try again.", IsTransient: true), error.Error);
                }
            }
        }
    }

    private async Task<ObjectInfo> RewriteAsync(
        StoragePath source,
        string sourceTag,
        StoragePath destination,
        GoogleObject resource,
        string? destinationMatch,
        string? key,
        CancellationToken cancellationToken)
    {
        var work = (source.Value, destination.Value, sourceTag, resource.StorageClass);
        while (true)
        {
            var address = addresses.Rewrite(
                source,
                destination,
                ("ifSourceGenerationMatch", GoogleObjects.ToGenerationMatch(sourceTag)),
                ("ifGenerationMatch", destinationMatch),
                ("destinationKmsKeyName", key),
                ("rewriteToken", _tokens.GetValueOrDefault(work)),
                ("fields", RewriteFields));
            using var message = new HttpRequestMessage(HttpMethod.Post, address) { Content = GoogleCalls.Body(resource, GoogleJson.Default.GoogleObject) };
            customer.AddTo(message);
            customer.AddSourceTo(message);
            GoogleRewrite answer;
            try
            {
                answer = await calls.GetAsync(message, GoogleJson.Default.GoogleRewrite, GoogleCondition.None, cancellationToken).ConfigureAwait(false);
            }
            catch (GoogleAnswerException error) when (!GoogleErrors.Map(error).IsTransient)
            {
                _tokens.TryRemove(work, out _);
                throw;
            }

            if (answer.Done)
            {
                _tokens.TryRemove(work, out _);
                return GoogleObjects.ToInfo(destination, answer.Resource ?? throw GoogleCalls.Unreadable());
            }

            Keep(work, answer.RewriteToken ?? throw GoogleCalls.Unreadable());
        }
    }

    private void Keep((string Source, string Destination, string Generation, string? Tier) work, string token)
    {
        // Copies that were given up leave theirs behind.
        if (_tokens.Count >= MaxTokens)
        {
            _tokens.Clear();
        }

        _tokens[work] = token;
    }
}
