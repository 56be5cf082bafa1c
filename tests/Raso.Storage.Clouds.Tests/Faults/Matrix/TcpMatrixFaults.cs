using Raso.Storage.Clouds.Tests.Faults.Operations;
using Raso.Storage.Clouds.Tests.Faults.Tcp;

namespace Raso.Storage.Clouds.Tests.Faults.Matrix;

/// <summary>What goes wrong with connections.</summary>
internal static class TcpMatrixFaults
{
    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(20);

    public static IReadOnlyList<MatrixFault> All { get; } =
    [
        new()
        {
            Name = "latency",
            Tcp = (_, _) => new TcpFault { Latency = Latency },
            Expect = _ => Expectation.Succeeds,
        },
        new()
        {
            Name = "slow trickle",
            Tcp = (_, _) => new TcpFault { Latency = TimeSpan.FromMilliseconds(1), TrickledBytes = 4_000, TrickleChunk = 100 },
            Expect = _ => Expectation.Succeeds,
        },
        Once("reset on connect", (_, _) => TcpFault.ResetOnConnect),
        Always("reset on connect", (_, _) => TcpFault.ResetOnConnect),
        Once("reset amid the request", (operation, length) => AmidRequest(TcpFaultAction.Reset, operation, length)),
        Always("reset amid the request", (operation, length) => AmidRequest(TcpFaultAction.Reset, operation, length)),
        Once("reset amid the answer", (operation, _) => AmidAnswer(TcpFaultAction.Reset, operation)) with { MayHaveTakenEffect = true },
        Always("reset amid the answer", (operation, _) => AmidAnswer(TcpFaultAction.Reset, operation)) with { MayHaveTakenEffect = true },
        Once("cut amid the request", (operation, length) => AmidRequest(TcpFaultAction.Close, operation, length)),
        Always("cut amid the request", (operation, length) => AmidRequest(TcpFaultAction.Close, operation, length)),
        Once("cut amid the answer", (operation, _) => AmidAnswer(TcpFaultAction.Close, operation)) with { MayHaveTakenEffect = true },
        Always("cut amid the answer", (operation, _) => AmidAnswer(TcpFaultAction.Close, operation)) with { MayHaveTakenEffect = true },
        Once("half-open from the start", (_, _) => TcpFault.NeverAnswers) with { Hangs = true },
        Always("half-open from the start", (_, _) => TcpFault.NeverAnswers) with { Hangs = true },
        Once("half-open amid the request", (operation, length) => AmidRequest(TcpFaultAction.HalfOpen, operation, length)) with { Hangs = true },
        Once("half-open amid the answer", (operation, _) => AmidAnswer(TcpFaultAction.HalfOpen, operation)) with { Hangs = true, MayHaveTakenEffect = true },
        Always("half-open amid the answer", (operation, _) => AmidAnswer(TcpFaultAction.HalfOpen, operation)) with
        {
            Hangs = true,
            MayHaveTakenEffect = true,
            OnlyLong = operation => !operation.ReadsContent,
        },
    ];

    private static MatrixFault Once(string name, Func<MatrixOperation, int, TcpFault> fault) => new()
    {
        Name = $"{name}, once",
        Times = 1,
        Tcp = fault,
        Expect = _ => Expectation.Succeeds,
    };

    private static MatrixFault Always(string name, Func<MatrixOperation, int, TcpFault> fault) => new()
    {
        Name = $"{name}, always",
        Tcp = fault,
        Expect = Outcomes.Outage,
    };

    // Amid the head where there is no content, and within the first part where there are several.
    private static TcpFault AmidRequest(TcpFaultAction action, MatrixOperation operation, int length) =>
        new() { Action = action, AfterRequestBytes = operation.SendsContent ? length / 4 : 60 };

    // Past the head where content is read, but far from its end.
    private static TcpFault AmidAnswer(TcpFaultAction action, MatrixOperation operation) =>
        new() { Action = action, AfterResponseBytes = operation.ReadsContent ? 2_000 : 20 };
}
