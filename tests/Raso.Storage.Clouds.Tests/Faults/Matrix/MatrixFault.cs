using Raso.Storage.Clouds.Tests.Faults.Http;
using Raso.Storage.Clouds.Tests.Faults.Operations;
using Raso.Storage.Clouds.Tests.Faults.Tcp;

namespace Raso.Storage.Clouds.Tests.Faults.Matrix;

/// <summary>One thing that goes wrong, how often, and what must come of it.</summary>
internal sealed record MatrixFault
{
    /// <summary>Gets the name in tables.</summary>
    public required string Name { get; init; }

    /// <summary>Gets how many requests or connections it strikes; all unless set.</summary>
    public int Times { get; init; } = int.MaxValue;

    /// <summary>Gets the fault of an HTTP request; given the cell's bench, which knows the provider.</summary>
    public Func<CellBench, HttpFault>? Http { get; init; }

    /// <summary>Gets the fault of a connection; given the length of the content that the call moves.</summary>
    public Func<MatrixOperation, int, TcpFault>? Tcp { get; init; }

    /// <summary>Gets what must come of it; asked after the call.</summary>
    public required Func<CellBench, Expectation> Expect { get; init; }

    /// <summary>Gets a value indicating whether the server may have done the work although the call failed.</summary>
    public bool MayHaveTakenEffect { get; init; }

    /// <summary>Gets a value indicating whether nothing is heard of the server, so that short timeouts are needed.</summary>
    public bool Hangs { get; init; }

    /// <summary>Gets a value indicating whether the short form strikes the last request of a call as well as the first.</summary>
    public bool StrikesTheLastToo { get; init; }

    /// <summary>Gets a value indicating whether what the call gives back may differ without anybody being able to notice: the bytes of a listing carry no checksum.</summary>
    public bool SpoilsUncheckedAnswers { get; init; }

    /// <summary>Gets which operations it is made for; all unless set.</summary>
    public Func<MatrixOperation, bool> Suits { get; init; } = _ => true;

    /// <summary>Gets a value indicating whether only the long form has it for this operation; never unless set.</summary>
    public Func<MatrixOperation, bool> OnlyLong { get; init; } = _ => false;

    /// <summary>Gets what else must hold after the call, by what the proxy saw; nothing unless set.</summary>
    public Action<CellBench>? Also { get; init; }

    public bool IsOnce => Times != int.MaxValue;

    public override string ToString() => Name;
}
