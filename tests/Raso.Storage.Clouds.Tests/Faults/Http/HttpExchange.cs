namespace Raso.Storage.Clouds.Tests.Faults.Http;

/// <summary>One request that the server sees, and its answer.</summary>
internal sealed class HttpExchange(
    HttpPeer client, HttpPeer server, ProxiedRequest request, HttpFault? fault, Action giveBack, Action<ProxiedRequest, string> note)
{
    /// <summary>Gets the length of a request's body: without an announcement it has none.</summary>
    public static long RequestLength(ProxiedRequest request) => request.Head.BodyLength is HttpPeer.UntilClose ? 0 : request.Head.BodyLength;

    /// <summary>Passes the request on and its answer back.</summary>
    /// <returns>Whether the connection can be used for another request.</returns>
    public async Task<bool> RunAsync(CancellationToken stop)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
        await server.SendAsync(request.Head.ToBytes(), ending.Token);
        var sending = SendBodyAsync(ending.Token);
        var head = await ReadHeadAsync(ending.Token);
        if (head is null)
        {
            note(request, "the server closed the connection");
            return await EndAsync(sending, ending, false);
        }

        var answered = fault switch
        {
            { LosesAnswer: true } => await LoseAsync(head, ending.Token),
            { Spoil: { } spoil } => await SpoilAsync(head, spoil, ending.Token),
            _ => await PassAsync(head, ending.Token),
        };
        return await EndAsync(sending, ending, answered);
    }

    private static async Task<bool> EndAsync(Task sending, CancellationTokenSource ending, bool mayGoOn)
    {
        // An answer that came before the whole request leaves a connection that nobody can use again.
        var isWhole = sending.IsCompletedSuccessfully;
        if (!isWhole)
        {
            await ending.CancelAsync();
        }

        await sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return mayGoOn && isWhole;
    }

    private async Task SendBodyAsync(CancellationToken token)
    {
        await foreach (var (bytes, _) in client.ReadBodyAsync(RequestLength(request), token))
        {
            await server.SendAsync(bytes, token);
        }
    }

    private async Task<HttpHead?> ReadHeadAsync(CancellationToken token)
    {
        while (true)
        {
            var head = await server.ReadHeadAsync(token);
            if (head is null || !head.Word(1).StartsWith('1'))
            {
                return head;
            }

            await client.SendAsync(head.ToBytes(), token);
        }
    }

    private async Task<bool> PassAsync(HttpHead head, CancellationToken token)
    {
        note(request, head.Word(1));
        var length = LengthOf(head);
        await client.SendAsync(head.ToBytes(), token);
        await foreach (var (bytes, _) in server.ReadBodyAsync(length, token))
        {
            await client.SendAsync(bytes, token);
        }

        return length != HttpPeer.UntilClose && head["Connection"]?.Contains("close", StringComparison.OrdinalIgnoreCase) != true;
    }

    private async Task<bool> LoseAsync(HttpHead head, CancellationToken token)
    {
        await server.ReadContentAsync(LengthOf(head), token);
        note(request, $"{head.Word(1)} and lost");
        client.Reset();
        return false;
    }

    private async Task<bool> SpoilAsync(HttpHead head, Func<HttpAnswer, HttpAnswer?> spoil, CancellationToken token)
    {
        var length = LengthOf(head);
        var whole = HttpAnswer.From(head, await server.ReadContentAsync(length, token));
        if (request.IsHead && head["Content-Length"] is not null)
        {
            whole = whole with { AnnouncedLength = head.BodyLength };
        }

        var spoilt = spoil(whole);
        if (spoilt is null)
        {
            giveBack();
        }

        note(request, spoilt is null ? head.Word(1) : $"{head.Word(1)} and spoilt");
        var answer = spoilt ?? whole;
        await client.SendAsync(answer.ToBytes(request.IsHead), token);
        return request.IsHead || answer.AnnouncedLength is null;
    }

    private long LengthOf(HttpHead head) => request.IsHead || head.Word(1) is "204" or "304" ? 0 : head.BodyLength;
}
