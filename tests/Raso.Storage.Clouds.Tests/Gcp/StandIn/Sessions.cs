using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;

namespace Raso.Storage.Clouds.Tests.Gcp.StandIn;

/// <summary>Resumable uploads.</summary>
/// <remarks>https://cloud.google.com/storage/docs/performing-resumable-uploads, https://cloud.google.com/storage/docs/resumable-uploads</remarks>
internal sealed class Sessions(Store store, GoogleFaults faults, TimeSpan lifetime) : IDisposable
{
    private const int Unit = 256 * 1024;

    private readonly ConcurrentDictionary<string, Session> _sessions = new(StringComparer.Ordinal);

    internal int Open => _sessions.Values.Count(session => !session.IsGone && session.Finished is null);

    internal async Task<Answer> StartAsync(ApiRequest request, string bucket, CancellationToken cancellationToken)
    {
        var body = await request.ReadJsonAsync(cancellationToken);
        var plan = UploadPlan.Of(store, request, bucket, body, request.Header("X-Upload-Content-Type"));
        plan.CheckConditions(store);
        long? declared = request.Header("X-Upload-Content-Length") switch
        {
            null => null,
            var text when long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var length) => length,
            var text => throw ApiException.InvalidParameter("X-Upload-Content-Length", text),
        };
        var id = Convert.ToHexString(RandomNumberGenerator.GetBytes(24));
        _sessions[id] = new Session(plan, declared, store.Now + lifetime);
        var answer = Answer.Empty(200);
        answer.Headers.Location = $"{request.Endpoint}{request.Target.TrimStart('/')}&upload_id={id}";
        answer.Headers["X-GUploader-UploadID"] = id;
        return answer;
    }

    internal Task<Answer> PutAsync(ApiRequest request, string id, CancellationToken cancellationToken)
    {
        var session = Find(id);
        return session.RunAsync(token => PutAsync(session, request, token), cancellationToken);
    }

    /// <summary>Gives an upload up. The answer of success is 499.</summary>
    /// <remarks>https://cloud.google.com/storage/docs/performing-resumable-uploads#cancel-upload</remarks>
    internal Task<Answer> DeleteAsync(string id, CancellationToken cancellationToken)
    {
        var session = Find(id);
        return session.RunAsync(
            _ =>
            {
                End(session);
                return Task.FromResult(new Answer(499) { Phrase = "Client Closed Request" });
            },
            cancellationToken);
    }

    public void Dispose()
    {
        foreach (var session in _sessions.Values)
        {
            session.Dispose();
        }
    }

    // A session that was given up or has failed answers like one that has run out: begin anew.
    private Session Find(string id)
    {
        var session = _sessions.GetValueOrDefault(id) ?? throw new ApiException(404, "notFound", "The upload session was not found.");
        CheckAlive(session);
        return session;
    }

    private void CheckAlive(Session session)
    {
        if (session.IsGone || (session.Finished is null && session.Expires <= store.Now))
        {
            throw new ApiException(410, "gone", "The upload session is gone.");
        }
    }

    private async Task<Answer> PutAsync(Session session, ApiRequest request, CancellationToken cancellationToken)
    {
        CheckAlive(session);
        if (session.Finished is { } finished)
        {
            return Answer.Json(finished);
        }

        var range = ChunkRange.Parse(request.Header("Content-Range"));
        CheckTotal(session, range?.Total);
        if (range is { HasBytes: false })
        {
            return session.Writer.Length == range.Total ? Finish(session, request) : Incomplete(session);
        }

        // A request without Content-Range carries the whole.
        var isWhole = await ReceiveAsync(session, request, range, cancellationToken);
        return isWhole && (range is null || range.IsLast) ? Finish(session, request) : Incomplete(session);
    }

    private static void CheckTotal(Session session, long? total)
    {
        if (total is null)
        {
            return;
        }

        if (total < session.Writer.Length || (session.Total is { } before && before != total))
        {
            throw new ApiException(400, "badContent", $"Invalid request. The total of {total} bytes does not agree with what was told or sent before.");
        }

        session.Total = total;
    }

    // True when all that the request carries is kept.
    private async Task<bool> ReceiveAsync(Session session, ApiRequest request, ChunkRange? range, CancellationToken cancellationToken)
    {
        // https://cloud.google.com/storage/docs/performing-resumable-uploads#chunked-upload: multiples of 256 KiB, but for the last one.
        if (range is { IsLast: false } && range.Length % Unit != 0)
        {
            throw new ApiException(
                400,
                "badContent",
                $"Invalid request.  The number of bytes uploaded is required to be equal or greater than {Unit}, except for the final request (it's recommended to be the exact multiple of {Unit}).  The received request contained {range.Length} bytes, which does not meet this requirement.");
        }

        var skip = session.Writer.Length - (range?.First ?? 0);
        if (skip < 0)
        {
            throw new ApiException(400, "badContent", $"Invalid request. Bytes from {range?.First} on were sent while {session.Writer.Length} are there.");
        }

        var limit = faults.Take(GoogleCall.SessionChunk, FaultKind.PersistAtMost)?.Bytes;
        var keeper = new ChunkKeeper(session.Writer, skip, limit);
        var block = new byte[81_920];
        int read;
        while ((read = await request.Body.ReadAsync(block, cancellationToken)) > 0)
        {
            if (keeper.Received + read > (range?.Length ?? session.Total))
            {
                throw new ApiException(400, "badContent", "Invalid request. There were more bytes in the request body than its header tells.");
            }

            await keeper.AddAsync(block.AsMemory(0, read), cancellationToken);
        }

        if (range is not null && keeper.Received != range.Length)
        {
            throw new ApiException(400, "badContent", $"Invalid request. There were {keeper.Received} byte(s) in the request body. There should have been {range.Length} byte(s) (starting at offset {range.First} and ending at offset {range.Last}) according to the Content-Range header.");
        }

        await keeper.FlushAsync(cancellationToken);
        return keeper.HasKeptAll;
    }

    private Answer Finish(Session session, ApiRequest request)
    {
        if (session.Total is { } total && total != session.Writer.Length)
        {
            throw new ApiException(400, "badContent", $"Invalid request. {session.Writer.Length} bytes came of {total}.");
        }

        try
        {
            session.Finished = ObjectJson.Of(
                session.Plan.Commit(store, session.Writer.Finish(), request.Header("x-goog-hash")), request.Endpoint, withHashes: true);
        }
        catch (ApiException)
        {
            End(session);
            throw;
        }

        return Answer.Json(session.Finished);
    }

    private static void End(Session session) => session.IsGone = true;

    private static Answer Incomplete(Session session)
    {
        var answer = new Answer(308) { Phrase = "Resume Incomplete" };
        if (session.Writer.Length > 0)
        {
            answer.Headers.Range = $"bytes=0-{session.Writer.Length - 1}";
        }

        return answer;
    }
}
