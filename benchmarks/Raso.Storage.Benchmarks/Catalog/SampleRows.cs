using System.Globalization;
using System.Text.Json;
using Raso.Storage.Assets;
using Raso.Storage.Papers;

namespace Raso.Storage.Benchmarks.Catalog;

/// <summary>The same rows for both sides: every column has a value that a real one would have.</summary>
internal static class SampleRows
{
    /// <summary>The bytes of every file: few, because this is about rows.</summary>
    public static readonly byte[] Bytes = new byte[4096];

    private static readonly JsonElement Parameters = JsonElement.Parse("""{"model":"narrator-2","seed":7,"voice":{"pitch":0.4,"speed":1.1}}""");
    private static readonly JsonElement Models = JsonElement.Parse("""["narrator-2","scene-planner-1"]""");
    private static readonly JsonElement Codec = JsonElement.Parse("""{"codec_name":"h264","profile":"High","pix_fmt":"yuv420p","level":40}""");
    private static readonly string Abstract = string.Concat(Enumerable.Repeat("We show that the method holds under weak assumptions. ", 20)).Trim();

    public static NewPaper Paper(int number) => new()
    {
        Title = string.Create(CultureInfo.InvariantCulture, $"On the measurement of durable inserts, part {number}"),
        Authors = ["Ada Lovelace", "Alan Turing", "Grace Hopper", "Edgar F. Codd"],
        Doi = string.Create(CultureInfo.InvariantCulture, $"10.5555/benchmark.{number}"),
        Abstract = Abstract,
        Keywords = ["storage", "durability", "measurement"],
        PublicationDate = new DateOnly(2024, 5, 27),
        Journal = "Journal of Measured Systems",
        PdfUrl = "https://example.org/papers/benchmark.pdf",
    };

    public static NewVideoAsset Video(Guid paperId, int number) => new()
    {
        PaperId = paperId,
        Title = string.Create(CultureInfo.InvariantCulture, $"Complete video {number}"),
        Description = "The whole paper in twelve minutes.",
        Duration = TimeSpan.FromMinutes(12),
        Resolution = "1920x1080",
        Bitrate = 6000,
        GenerationParameters = Parameters,
        AiModelsUsed = Models,
        CodecInfo = Codec,
        GenerationTime = TimeSpan.FromSeconds(640),
    };
}
