using Raso.Storage.Clouds.Tests.Faults.Http;

namespace Raso.Storage.Clouds.Tests.Faults.Matrix;

/// <summary>What goes wrong with requests and answers.</summary>
internal static class HttpMatrixFaults
{
    private const int AnHour = 3600;

    public static IReadOnlyList<MatrixFault> All { get; } =
    [
        .. Forms(503),
        .. Forms(429),
        Answers("503 own form, always", bench => bench.Cloud.OwnError(503)) with { StrikesTheLastToo = true },
        Answers("503 as a page, always", _ => ErrorForms.Html(503)),
        Answers("503 empty, always", _ => ErrorForms.Empty(503)),
        Answers("429 own form, always", bench => bench.Cloud.OwnError(429)),
        Answers("500 own form, always", bench => bench.Cloud.OwnError(500)),
        Once(Answers("500 own form", bench => bench.Cloud.OwnError(500))) with { StrikesTheLastToo = true },
        Once(Answers("500 empty", _ => ErrorForms.Empty(500))),
        Once(Answers("503 that asks to wait a second", bench => bench.Cloud.OwnError(503).With("Retry-After", "1"))) with
        {
            OnlyLong = operation => !operation.IsOneRequest,
        },
        Answers("503 that asks to wait an hour, always", bench => bench.Cloud.OwnError(503).With("Retry-After", $"{AnHour}")) with
        {
            // Whoever is asked to wait that long does not ask again.
            Also = bench => CellBench.Require(
                !bench.Cell.Operation.IsOneRequest || bench.Struck == 1, $"the store was asked {bench.Struck} times although it asked to wait an hour"),
        },
        Answers("409 own form, always", bench => bench.Cloud.OwnError(409)) with
        {
            Expect = bench => Outcomes.Settled(bench, Expectation.Fails(
                null, StorageErrorCode.Unavailable, StorageErrorCode.AlreadyExists, StorageErrorCode.PreconditionFailed)),
        },
        Answers("412 own form, always", bench => bench.Cloud.OwnError(412)) with
        {
            Expect = bench => Expectation.Fails(
                false, bench.Cell.Operation.IsCreateOnly ? [StorageErrorCode.AlreadyExists, StorageErrorCode.PreconditionFailed] : [StorageErrorCode.PreconditionFailed]),
        },
        Answers("expired credentials, always", bench => bench.Cloud.ExpiredCredentials) with
        {
            // An answer to HEAD has no body that could tell why.
            Expect = bench => Expectation.Fails(
                false, bench.Log.Any(line => line.StartsWith("HEAD ", StringComparison.Ordinal))
                    ? [StorageErrorCode.PermissionDenied, StorageErrorCode.InvalidArgument]
                    : [StorageErrorCode.PermissionDenied]),
        },
        Redirect(302),
        Redirect(307),
        Answers("captive portal, always", _ => ErrorForms.CaptivePortal()) with
        {
            Expect = bench => Outcomes.Settled(
                bench, Expectation.Fails(null, StorageErrorCode.Unknown, StorageErrorCode.Unavailable, StorageErrorCode.Corrupted)),
        },
        Once(Answers("captive portal", _ => ErrorForms.CaptivePortal())) with
        {
            Expect = bench => Outcomes.Settled(
                bench, Expectation.Either(StorageErrorCode.Unknown, StorageErrorCode.Unavailable, StorageErrorCode.Corrupted)),
        },
        .. AnswerFaults.All,
    ];

    /// <summary>Makes a fault that strikes once, and goes away.</summary>
    public static MatrixFault Once(MatrixFault fault) => fault with
    {
        Name = $"{fault.Name}, once",
        Times = 1,
        Expect = _ => Expectation.Succeeds,
    };

    // The short form has each form of body for every fourth operation.
    private static IEnumerable<MatrixFault> Forms(int status)
    {
        (string Name, Func<CellBench, HttpAnswer> Answer)[] forms =
        [
            ("own form", bench => bench.Cloud.OwnError(status)),
            ("in JSON", _ => ErrorForms.Json(status)),
            ("in XML", _ => ErrorForms.Xml(status)),
            ("as a page", _ => ErrorForms.Html(status)),
            ("empty", _ => ErrorForms.Empty(status)),
        ];
        return forms.Select((form, number) => Once(Answers($"{status} {form.Name}", form.Answer)) with
        {
            OnlyLong = operation => status == 429 && operation.Name.Length % forms.Length != number,
        });
    }

    private static MatrixFault Answers(string name, Func<CellBench, HttpAnswer> answer) => new()
    {
        Name = name,
        Http = bench => new HttpFault { Instead = _ => answer(bench) },
        Expect = Outcomes.Outage,
    };

    private static MatrixFault Redirect(int status) => Answers(
        $"{status} to another place, always", bench => new HttpAnswer(status, null, []).With("Location", Elsewhere.AddressFor(bench.Prefix))) with
    {
        Expect = bench => Outcomes.Settled(bench, Expectation.Fails(
            null, StorageErrorCode.Unknown, StorageErrorCode.Unavailable, StorageErrorCode.InvalidArgument, StorageErrorCode.PermissionDenied)),
        Also = bench => CellBench.Require(
            Elsewhere.RequestsFor(bench.Prefix) is { Count: 0 } or null, $"it followed: {string.Join(" | ", Elsewhere.RequestsFor(bench.Prefix) ?? [])}"),
    };
}
