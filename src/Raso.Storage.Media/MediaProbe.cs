using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Raso.Storage.Media;

/// <inheritdoc cref="IMediaProbe"/>
internal sealed class MediaProbe(Ffprobe ffprobe, IOptions<MediaOptions> options, ILogger<MediaProbe> logger) : IMediaProbe
{
    private readonly MediaOptions _options = options.Value;
    private bool _toldThatMissing;

    public async Task<MediaReading> ReadAsync(FileContent content, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        var stream = await content.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            var head = await MediaCopy.ReadHeadAsync(stream, cancellationToken).ConfigureAwait(false);
            var kind = ContentSniffer.KindOf(head.Span);
            if (WithoutReading(kind) is { } known)
            {
                return known;
            }

            var file = await MediaCopy.CreateAsync(head, stream, _options.CopyFolder, logger, cancellationToken).ConfigureAwait(false);
            await using (file.ConfigureAwait(false))
            {
                return kind switch
                {
                    ContentKind.Xml => await Task.Run(() => SvgReader.Read(file, cancellationToken), cancellationToken).ConfigureAwait(false),
                    ContentKind.Glb => GlbReader.Read(file),
                    ContentKind.Blend => BlendReader.Read(file),
                    ContentKind.MovingWebp => MovingWebpReader.Read(file),
                    _ => await ffprobe.ReadAsync(file, cancellationToken).ConfigureAwait(false),
                };
            }
        }
    }

    // What needs no copy of the whole file: a large one would be fetched for nothing.
    private MediaReading? WithoutReading(ContentKind kind)
    {
        switch (kind)
        {
            case ContentKind.Empty:
                return new MediaReading { Outcome = ReadingOutcome.Unrecognized, Faults = ["The file is empty."] };
            case ContentKind.Pdf:
                return new MediaReading { Outcome = ReadingOutcome.Unrecognized, Faults = ["The content is a PDF, no video, sound or picture."] };
            case ContentKind.Media when !ffprobe.IsInstalled:
                if (!Interlocked.Exchange(ref _toldThatMissing, true))
                {
                    MediaLog.FfprobeMissing(logger);
                }

                return new MediaReading { Outcome = ReadingOutcome.ToolMissing, Faults = ["ffprobe is not installed."] };
            default:
                return null;
        }
    }
}
