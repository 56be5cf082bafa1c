namespace Raso.Storage.Clouds.Tests.Faults.Http;

/// <summary>Which requests meet a fault: those that match, after some were let through, so many times.</summary>
internal sealed class HttpFaultPlan(HttpFault fault, Func<ProxiedRequest, bool>? matches = null, int skip = 0, int times = int.MaxValue)
{
    private readonly Lock _gate = new();
    private int _seen;
    private int _struck;

    /// <summary>Gets a plan that strikes nothing.</summary>
    public static HttpFaultPlan Nothing => new(new HttpFault(), times: 0);

    /// <summary>Gets how many requests met the fault.</summary>
    public int Struck
    {
        get
        {
            lock (_gate)
            {
                return _struck;
            }
        }
    }

    /// <summary>Takes the fault of a request; <see langword="null"/> where it passes.</summary>
    public HttpFault? Take(ProxiedRequest request)
    {
        lock (_gate)
        {
            if (matches?.Invoke(request) == false || _seen++ < skip || _struck >= times)
            {
                return null;
            }

            _struck++;
            return fault;
        }
    }

    /// <summary>Gives a fault back that found nothing to spoil.</summary>
    public void GiveBack()
    {
        lock (_gate)
        {
            _struck--;
        }
    }
}
