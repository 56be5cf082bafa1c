using System.Globalization;
using Amazon.S3.Model;
using Raso.Storage.Benchmarks.Measuring;

namespace Raso.Storage.Benchmarks.Clouds;

/// <summary>Lists 100,000 keys of an S3 server on the loopback, beside the SDK's own paginator and rclone.</summary>
internal sealed class S3ListJob(double scale) : IJob
{
    private readonly int _count = (int)(scale * 100_000);
    private S3Gateway? _gateway;

    private S3Gateway Gateway => _gateway ?? throw new InvalidOperationException("The job is not prepared.");

    public async Task<IReadOnlyList<Contest>> PrepareAsync()
    {
        _gateway = await S3Gateway.OpenAsync();
        await Parallel.ForAsync(0, _count, new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (i, token) => await Gateway.Sdk.PutObjectAsync(
            new PutObjectRequest
            {
                BucketName = Gateway.Bucket,
                Key = string.Create(CultureInfo.InvariantCulture, $"listed/{i % 100:00}/{i:000000}.bin"),
                ContentBody = "",
            },
            token));
        return
        [
            new Contest(
                "S3, list 100,000 keys",
                () => Measure.SampleAsync(async () => Require(await Gateway.Backend.ListAsync(new ListOptions { Prefix = "listed/" }).CountAsync())),
                new Peer("AWSSDK's paginator", Target.AtLeast(0.9), () => Measure.TimeAsync(async () => Require(await CountAsync()))),
                new Peer("rclone lsf", Target.AtLeast(0.9), () => Measure.TimeAsync(
                    () => Gateway.RcloneAsync("lsf", "--recursive", "--files-only", "--fast-list", $"gateway:{Gateway.Bucket}/listed")))),
        ];
    }

    public async ValueTask DisposeAsync()
    {
        if (_gateway is not null)
        {
            await _gateway.DisposeAsync();
        }
    }

    private async Task<int> CountAsync()
    {
        var count = 0;
        var pages = Gateway.Sdk.Paginators.ListObjectsV2(new ListObjectsV2Request { BucketName = Gateway.Bucket, Prefix = "listed/" });
        await foreach (var _ in pages.S3Objects)
        {
            count++;
        }

        return count;
    }

    private void Require(int listed)
    {
        if (listed != _count)
        {
            throw new InvalidOperationException($"{listed} keys were listed of {_count}.");
        }
    }
}
