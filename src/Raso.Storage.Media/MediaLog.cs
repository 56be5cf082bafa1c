using Microsoft.Extensions.Logging;
using Raso.Storage.Assets;

namespace Raso.Storage.Media;

/// <summary>What is logged of reading media: event ids 8000 to 8999.</summary>
internal static partial class MediaLog
{
    [LoggerMessage(MediaEvents.FfprobeMissing, LogLevel.Warning, "ffprobe is not installed: videos, sound and pictures stay unchecked. Install ffmpeg, or name its folder in MediaOptions.FfprobeFolder; this is told once.")]
    public static partial void FfprobeMissing(ILogger logger);

    [LoggerMessage(MediaEvents.FfprobeTimedOut, LogLevel.Warning, "ffprobe took longer than {Limit} for a file of {Length} bytes and was ended; the file stays unchecked.")]
    public static partial void FfprobeTimedOut(ILogger logger, TimeSpan limit, long length);

    [LoggerMessage(MediaEvents.FfprobeFailed, LogLevel.Warning, "ffprobe failed for a file of {Length} bytes; the file stays unchecked.")]
    public static partial void FfprobeFailed(ILogger logger, long length, Exception error);

    [LoggerMessage(MediaEvents.PdfTimedOut, LogLevel.Warning, "The facts of a PDF of {Length} bytes took longer than {Limit} and are waited for no more.")]
    public static partial void PdfTimedOut(ILogger logger, long length, TimeSpan limit);

    [LoggerMessage(MediaEvents.AssetInvalid, LogLevel.Information, "The file of the {Asset} is invalid: {Reason}")]
    public static partial void AssetInvalid(ILogger logger, AssetReference asset, string reason);

    [LoggerMessage(MediaEvents.CopyLeft, LogLevel.Warning, "A temporary copy of a file could not be removed.")]
    public static partial void CopyLeft(ILogger logger, Exception error);
}
