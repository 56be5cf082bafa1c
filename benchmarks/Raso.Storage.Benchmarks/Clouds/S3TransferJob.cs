using System.Globalization;
using Amazon.S3.Transfer;
using Raso.Storage.Benchmarks.Measuring;

namespace Raso.Storage.Benchmarks.Clouds;

/// <summary>Uploads and downloads through an S3 server on the loopback, beside the SDK's own transfer utility and rclone: four files of 64 MiB one after the other, one of 2 GiB, and 1,000 of 64 KiB, sixteen at once.</summary>
internal sealed class S3TransferJob(double scale) : IJob
{
    private const int AtOnce = 16;

    private readonly WorkFolder _folder = new();
    private S3Gateway? _gateway;
    private TransferUtility? _utility;

    private S3Gateway Gateway => _gateway ?? throw new InvalidOperationException("The job is not prepared.");

    private TransferUtility Utility => _utility ?? throw new InvalidOperationException("The job is not prepared.");

    public async Task<IReadOnlyList<Contest>> PrepareAsync()
    {
        _gateway = await S3Gateway.OpenAsync();
        _utility = new TransferUtility(_gateway.Sdk);
        return
        [
            .. Contests("medium", 4, (long)(scale * (64 << 20)), 1, "4 x 64 MiB, one after the other", isJudged: true),
            .. Contests("small", (int)(scale * 1000), 64 << 10, AtOnce, $"1,000 x 64 KiB, {AtOnce} at once", isJudged: true),
            .. Contests("large", 1, (long)(scale * (2L << 30)), 1, "2 GiB", isJudged: false),
        ];
    }

    public async ValueTask DisposeAsync()
    {
        _utility?.Dispose();
        if (_gateway is not null)
        {
            await _gateway.DisposeAsync();
        }

        _folder.Dispose();
    }

    private IEnumerable<Contest> Contests(string set, int count, long length, int atOnce, string what, bool isJudged)
    {
        var names = Enumerable.Range(0, count).Select(i => string.Create(CultureInfo.InvariantCulture, $"{i:0000}.bin")).ToList();
        var source = Directory.CreateDirectory(_folder[$"{set}-source"]).FullName;
        var target = Directory.CreateDirectory(_folder[$"{set}-target"]).FullName;
        foreach (var name in names)
        {
            WorkFolder.WriteRandom(Path.Combine(source, name), length);
        }

        var judged = isJudged ? Target.AtLeast(0.9) : Target.None;
        var transfers = atOnce.ToString(CultureInfo.InvariantCulture);
        yield return new Contest(
            $"S3, upload {what}",
            () => Measure.SampleAsync(() => EachAsync(names, atOnce, name => Gateway.Backend.StoreFileAsync($"{set}/{name}", Path.Combine(source, name)))),
            new Peer("AWSSDK's TransferUtility", judged, () => Measure.TimeAsync(() => EachAsync(
                names, atOnce, name => Utility.UploadAsync(Path.Combine(source, name), Gateway.Bucket, $"{set}-sdk/{name}")))),
            new Peer("rclone copy", judged, () => Measure.TimeAsync(() => Gateway.RcloneAsync(
                "copy", "--transfers", transfers, source, $"gateway:{Gateway.Bucket}/{set}-rclone"))));
        yield return new Contest(
            $"S3, download {what}",
            () => ToAsync(target, measured => Measure.SampleAsync(() => EachAsync(
                names, atOnce, name => Gateway.Backend.RetrieveToFileAsync($"{set}/{name}", Path.Combine(measured, name))))),
            new Peer("AWSSDK's TransferUtility", judged, () => ToAsync(target, measured => Measure.TimeAsync(() => EachAsync(
                names, atOnce, name => Utility.DownloadAsync(Path.Combine(measured, name), Gateway.Bucket, $"{set}-sdk/{name}"))))),
            new Peer("rclone copy", judged, () => ToAsync(target, measured => Measure.TimeAsync(() => Gateway.RcloneAsync(
                "copy", "--transfers", transfers, $"gateway:{Gateway.Bucket}/{set}-rclone", measured)))));
    }

    // Into an empty folder: nobody is to find files that are there already.
    private static async Task<T> ToAsync<T>(string folder, Func<string, Task<T>> measure)
    {
        Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        return await measure(folder);
    }

    private static Task EachAsync(IReadOnlyList<string> names, int atOnce, Func<string, Task> run) => Parallel.ForEachAsync(
        names, new ParallelOptions { MaxDegreeOfParallelism = atOnce }, async (name, _) => await run(name));
}
