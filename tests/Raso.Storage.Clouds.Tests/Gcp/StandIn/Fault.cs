namespace Raso.Storage.Clouds.Tests.Gcp.StandIn;

/// <summary>One fault on order.</summary>
internal sealed class Fault(FaultKind kind, GoogleCall call, int skip, int times)
{
    private int _skip = skip;
    private int _left = times;

    internal FaultKind Kind { get; } = kind;

    /// <summary>The ordered answer, made anew for each call.</summary>
    internal Func<Answer>? Make { get; init; }

    internal GoogleHold? Gate { get; init; }

    /// <summary>Where a download is cut or changed, or how much a session keeps, in bytes.</summary>
    internal long Bytes { get; init; }

    internal bool IsSpent => _left <= 0;

    /// <summary>Whether this call meets the fault; each that does uses it up once.</summary>
    internal bool Meets(GoogleCall met)
    {
        if ((call != GoogleCall.Any && call != met) || IsSpent)
        {
            return false;
        }

        if (_skip > 0)
        {
            _skip--;
            return false;
        }

        _left--;
        return true;
    }
}
