namespace Raso.Storage.Clouds.Tests.Gcp.StandIn;

/// <summary>Faults on order: each is met by the next calls of its kind, first ordered first, and is then used up.</summary>
/// <remarks><c>skip</c> lets so many calls of the kind pass first; <c>times</c> says how many calls meet the fault.</remarks>
public sealed class GoogleFaults
{
    private readonly Lock _gate = new();
    private readonly List<Fault> _faults = [];

    /// <summary>Answers without doing the work, with any body: a proxy's page, an empty one, another form.</summary>
    public void Answer(
        GoogleCall call,
        int status,
        string body = "",
        string contentType = "text/html; charset=UTF-8",
        int times = 1,
        int skip = 0,
        IReadOnlyDictionary<string, string>? headers = null) =>
        Order(new Fault(FaultKind.Answer, call, skip, times) { Make = () => With(StandIn.Answer.Text(status, body, contentType), headers) });

    /// <summary>Refuses without doing the work, in the JSON API's own form, for example 429 <c>rateLimitExceeded</c>.</summary>
    public void Refuse(
        GoogleCall call, int status, string reason, int times = 1, int skip = 0, IReadOnlyDictionary<string, string>? headers = null) =>
        Order(new Fault(FaultKind.Answer, call, skip, times)
        {
            Make = () => With(ErrorAnswers.Json(new ApiException(status, reason, $"The stand-in was told to answer {reason}.")), headers),
        });

    /// <summary>Drops the connection without doing the work.</summary>
    public void Drop(GoogleCall call, int times = 1, int skip = 0) => Order(new Fault(FaultKind.Drop, call, skip, times));

    /// <summary>Does the work and drops the connection before the answer.</summary>
    public void LoseAnswer(GoogleCall call, int times = 1, int skip = 0) => Order(new Fault(FaultKind.LoseAnswer, call, skip, times));

    /// <summary>Lets calls wait before their work until the test releases them.</summary>
    public GoogleHold Hold(GoogleCall call, int times = 1, int skip = 0)
    {
        var hold = new GoogleHold();
        Order(new Fault(FaultKind.Hold, call, skip, times) { Gate = hold });
        return hold;
    }

    /// <summary>Drops the connection of a download after so many bytes of its body.</summary>
    public void CutDownload(long afterBytes, int times = 1, int skip = 0, GoogleCall call = GoogleCall.Download) =>
        Order(new Fault(FaultKind.Cut, call, skip, times) { Bytes = afterBytes });

    /// <summary>Changes one byte of a download; the headers tell the hashes of the true content.</summary>
    public void CorruptDownload(long atByte = 0, int times = 1, int skip = 0, GoogleCall call = GoogleCall.Download) =>
        Order(new Fault(FaultKind.Corrupt, call, skip, times) { Bytes = atByte });

    /// <summary>A session keeps at most so many bytes of a chunk; its answer says how many.</summary>
    /// <remarks>https://cloud.google.com/storage/docs/performing-resumable-uploads: "not all bytes may have been persisted"</remarks>
    public void PersistAtMost(long bytes, int times = 1, int skip = 0) =>
        Order(new Fault(FaultKind.PersistAtMost, GoogleCall.SessionChunk, skip, times) { Bytes = bytes });

    /// <summary>The next pages of listings have no entries and a token that goes on at the same place.</summary>
    public void EmptyPages(int times = 1, int skip = 0) => Order(new Fault(FaultKind.EmptyPage, GoogleCall.List, skip, times));

    /// <summary>Forgets what was ordered and not met.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _faults.Clear();
        }
    }

    internal Fault? Take(GoogleCall call, params ReadOnlySpan<FaultKind> kinds)
    {
        lock (_gate)
        {
            foreach (var fault in _faults)
            {
                if (kinds.Contains(fault.Kind) && fault.Meets(call))
                {
                    _faults.RemoveAll(spent => spent.IsSpent);
                    return fault;
                }
            }

            return null;
        }
    }

    private static Answer With(Answer answer, IReadOnlyDictionary<string, string>? headers)
    {
        foreach (var (name, value) in headers ?? new Dictionary<string, string>())
        {
            answer.Headers[name] = value;
        }

        return answer;
    }

    private void Order(Fault fault)
    {
        lock (_gate)
        {
            _faults.Add(fault);
        }
    }
}
