using System.Text;
using Raso.Storage.Clouds.Tests.Faults.Http;

namespace Raso.Storage.Clouds.Tests.Faults.Matrix;

/// <summary>What goes wrong with answers of the server itself: the work is done, and the answer is lost, cut short or altered.</summary>
internal static class AnswerFaults
{
    private static readonly string[] ChecksumHeaders =
        ["Content-MD5", "x-goog-hash", "x-ms-blob-content-md5", "x-ms-content-crc64", "x-amz-meta-raso_sha256", "x-amz-meta-raso-sha256", "x-ms-meta-raso_sha256", "x-goog-meta-raso_sha256"];

    public static IReadOnlyList<MatrixFault> All { get; } =
    [
        HttpMatrixFaults.Once(Loses("answer lost after the work was done")) with { StrikesTheLastToo = true },
        Loses("answer lost after the work was done, always"),
        HttpMatrixFaults.Once(Spoils("truncated 200", Truncate)),
        // An answer to HEAD has no body to cut, and tells what became of a write; its answer alone was lost.
        Spoils("truncated 200, always", Truncate) with { Expect = bench => Outcomes.Outage(bench) with { MaySucceed = bench.Cell.Operation.Writes } },
        HttpMatrixFaults.Once(Spoils("flipped byte", Flip)) with { Expect = Spoilt, SpoilsUncheckedAnswers = true, Suits = operation => !operation.ReadsContent || operation.IsVerified },
        Spoils("flipped byte, always", Flip) with { Expect = Spoilt, SpoilsUncheckedAnswers = true, Suits = operation => operation.IsVerified },
        // A copy takes over what it is told of its source, so there it is no answer that is looked at.
        Spoils("wrong checksum told, always", SpoilChecksum) with { Expect = _ => Expectation.Either(), Suits = operation => operation.ReadsContent || operation.SendsContent },
        Spoils("wrong ETag told, always", SpoilETag) with { Expect = _ => Expectation.Either() },
    ];

    private static Expectation Spoilt(CellBench bench) =>
        bench.Cell.Operation.IsVerified ? Expectation.Either(StorageErrorCode.Corrupted, StorageErrorCode.PreconditionFailed, StorageErrorCode.Unavailable) : Expectation.Either();

    private static MatrixFault Loses(string name) => new()
    {
        Name = name,
        Http = _ => new HttpFault { LosesAnswer = true },
        Expect = Outcomes.Outage,
        MayHaveTakenEffect = true,
    };

    private static MatrixFault Spoils(string name, Func<HttpAnswer, HttpAnswer?> spoil) => new()
    {
        Name = name,
        Http = _ => new HttpFault { Spoil = answer => answer.Status is >= 200 and < 300 ? spoil(answer) : null },
        Expect = Outcomes.Outage,
        MayHaveTakenEffect = true,
    };

    private static HttpAnswer? Truncate(HttpAnswer answer) =>
        answer.Body.Length < 2 ? null : answer with { Body = answer.Body[..(answer.Body.Length / 2)], AnnouncedLength = answer.Body.Length };

    private static HttpAnswer? Flip(HttpAnswer answer)
    {
        if (answer.Body.Length == 0)
        {
            return null;
        }

        var body = answer.Body.ToArray();
        body[body.Length / 2] ^= 1;
        return answer with { Body = body };
    }

    private static HttpAnswer? SpoilChecksum(HttpAnswer answer)
    {
        var told = answer.Headers.Where(header =>
            ChecksumHeaders.Contains(header.Key, StringComparer.OrdinalIgnoreCase) || header.Key.StartsWith("x-amz-checksum-", StringComparison.OrdinalIgnoreCase)).ToList();
        return told.Count == 0 ? null : told.Aggregate(answer, (spoilt, header) => spoilt.With(header.Key, Alter(header.Value)));
    }

    private static HttpAnswer? SpoilETag(HttpAnswer answer) => answer.Header("ETag") is { } tag ? answer.With("ETag", Alter(tag)) : null;

    // Of the same length and alphabet, so that only its meaning is wrong.
    private static string Alter(string value)
    {
        var text = new StringBuilder(value);
        var at = value.AsSpan().IndexOfAnyInRange('0', '9');
        if (at >= 0)
        {
            text[at] = text[at] == '7' ? '3' : '7';
        }

        return text.ToString();
    }
}
