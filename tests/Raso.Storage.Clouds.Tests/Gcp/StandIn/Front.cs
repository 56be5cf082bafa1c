namespace Raso.Storage.Clouds.Tests.Gcp.StandIn;

/// <summary>Answers requests: keeps the record, lets faults happen, words refusals, cuts partial responses.</summary>
internal sealed class Front(Router router, GoogleFaults faults)
{
    private readonly Lock _gate = new();
    private readonly List<RecordedCall> _calls = [];

    internal IReadOnlyList<RecordedCall> Calls
    {
        get
        {
            lock (_gate)
            {
                return [.. _calls];
            }
        }
    }

    internal void ForgetCalls()
    {
        lock (_gate)
        {
            _calls.Clear();
        }
    }

    /// <summary>The answer of a request and what is to go wrong while it is written.</summary>
    internal async Task<(Answer Answer, Fault? Fault)> AnswerAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        var route = router.Find(request, token => new Batch(AnswerInBatchAsync).RunAsync(request, token));
        Record(route.Call, request);
        if (faults.Take(route.Call, FaultKind.Hold) is { Gate: { } hold })
        {
            await hold.WaitAsync(cancellationToken);
        }

        switch (faults.Take(route.Call, FaultKind.Answer, FaultKind.Drop))
        {
            case { Kind: FaultKind.Drop }:
                throw new ConnectionDroppedException();
            case { Make: { } make }:
                await request.Body.CopyToAsync(Stream.Null, cancellationToken);
                return (make(), null);
        }

        var answer = await DoAsync(route, request, cancellationToken);
        return faults.Take(route.Call, FaultKind.LoseAnswer) is null
            ? (answer, faults.Take(route.Call, FaultKind.Cut, FaultKind.Corrupt))
            : throw new ConnectionDroppedException();
    }

    private static async Task<Answer> DoAsync(Route route, ApiRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await route.Work(cancellationToken);
            return answer is { Status: 200, Node: { } node } && request.Query["fields"] is { Length: > 0 } fields
                ? answer.WithBody(Fields.Apply(fields, node))
                : answer;
        }
        catch (ApiException error)
        {
            return route.Refusal(error);
        }
    }

    private async Task<Answer> AnswerInBatchAsync(ApiRequest request, CancellationToken cancellationToken) =>
        (await AnswerAsync(request, cancellationToken)).Answer;

    private void Record(GoogleCall call, ApiRequest request)
    {
        var headers = request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        lock (_gate)
        {
            _calls.Add(new RecordedCall(call, request.Method, request.Target, headers, request.IsInBatch));
        }
    }
}
