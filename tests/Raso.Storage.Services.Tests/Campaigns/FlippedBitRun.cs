using Raso.Storage.Papers;
using Raso.Storage.Services.Tests.Setup;
using Raso.Storage.Tests.Campaigns;

namespace Raso.Storage.Services.Tests.Campaigns;

/// <summary>Flips one bit of a file of the catalogue, and opens the file in every way that gives all of it.</summary>
internal sealed class FlippedBitRun : ICampaignRun
{
    private readonly Random _random;
    private readonly Bench _bench;
    private readonly Paper _paper;
    private int _files;

    private FlippedBitRun(Random random, Bench bench, Paper paper)
    {
        _random = random;
        _bench = bench;
        _paper = paper;
    }

    public string Summary => $"{_files} files, each noticed";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<ICampaignRun> StartAsync(Random random, Bench bench) =>
        new FlippedBitRun(random, bench, await bench.Papers.CreateAsync(Samples.Paper(), Token));

    public async Task StepAsync()
    {
        _files++;
        var bytes = new byte[5 + _random.Next(4000)];
        _random.NextBytes(bytes);
        if (_files % 4 == 0)
        {
            "%PDF-"u8.CopyTo(bytes);
            var row = await _bench.Papers.AttachPdfAsync(_paper.Id, FileContent.FromBytes(bytes), null, Token);
            _bench.Driver.Faults.FlipBit(row.PdfPath!, _random.Next(bytes.Length));
            await DetectedAsync(options => _bench.Papers.OpenPdfAsync(_paper.Id, options, Token));
            return;
        }

        var video = await _bench.Assets.Videos.CreateAsync(Samples.Video(_paper), FileContent.FromBytes(bytes), null, Token);
        if (_files % 4 == 1)
        {
            // Not only a bit: other content, with a checksum that fits it, as somebody leaves it who writes past the catalogue.
            await _bench.Storage.StoreAsync(video.FilePath, FileContent.FromBytes(new byte[bytes.Length]), null, Token);
        }
        else
        {
            _bench.Driver.Faults.FlipBit(video.FilePath, _random.Next(bytes.Length));
        }

        await DetectedAsync(options => _bench.Assets.Videos.OpenAsync(video.Id, options, Token));
    }

    public Task EndAsync() => Task.CompletedTask;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static async Task DetectedAsync(Func<RetrieveOptions?, Task<RetrievedFile>> open)
    {
        var reading = await Record.ExceptionAsync(async () =>
        {
            await using var file = await open(null);
            await file.Content.CopyToAsync(Stream.Null, Token);
        });
        var opening = await Record.ExceptionAsync(() => open(new RetrieveOptions { Verify = ReadVerification.First }));
        reading.Should().BeOfType<StorageException>().Which.Code.Should().Be(StorageErrorCode.Corrupted);
        opening.Should().BeOfType<StorageException>().Which.Code.Should().Be(StorageErrorCode.Corrupted);
    }
}
