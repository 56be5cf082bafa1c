using Raso.Storage.Benchmarks.Catalog;
using Raso.Storage.Benchmarks.Clouds;
using Raso.Storage.Benchmarks.Files;
using Raso.Storage.Benchmarks.FirstUse;

namespace Raso.Storage.Benchmarks;

/// <summary>Every job by its name. The number scales its input: 1 is what the targets are about.</summary>
internal static class JobList
{
    public static readonly IReadOnlyDictionary<string, Func<double, IJob>> All = new Dictionary<string, Func<double, IJob>>
    {
        ["hash"] = scale => new HashWhileStreaming(scale),
        ["store-large"] = scale => new StoreLargeFile(scale),
        ["store-small"] = scale => new StoreSmallFiles(scale),
        ["read-back"] = scale => new ReadBack(scale),
        ["list"] = scale => new ListFiles(scale),
        ["s3-transfer"] = scale => new S3TransferJob(scale),
        ["s3-list"] = scale => new S3ListJob(scale),
        ["first-use"] = _ => new FirstUseJob(),
        ["sqlite"] = scale => new SqliteJob(scale),
        ["postgres"] = scale => new PostgresJob(scale),
        ["versions"] = scale => new VersionJob(scale),
        ["closure"] = scale => new ClosureJob(scale),
        ["jobs"] = scale => new JobQueueJob(scale),
        ["import"] = scale => new ImportJob(scale),
        ["search"] = scale => new SearchJob((int)(scale * 1_000_000), isJudged: true),
        ["search-small"] = scale => new SearchJob((int)(scale * 200_000), isJudged: false),
    };
}
