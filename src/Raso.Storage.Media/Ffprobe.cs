using System.Text;
using FFMpegCore;
using FFMpegCore.Exceptions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Raso.Storage.Media;

/// <summary>Runs ffprobe on a copy of a file, with a time limit, a bounded number of processes and no shell.</summary>
internal sealed class Ffprobe(IOptions<MediaOptions> options, TimeProvider time, ILogger<Ffprobe> logger) : IDisposable
{
    // A playlist or another list of addresses would let ffprobe open files and servers of its author's choice. These demuxers open the given file alone.
    private const string Confined =
        "-protocol_whitelist file -format_whitelist mov,matroska,mp3,wav,w64,aac,flac,ogg,aiff,avi,mpegts,gif,gif_pipe,png_pipe,apng,jpeg_pipe,webp_pipe";

    // The library has no type of its own for it.
    private const string NotFound = "ffprobe was not found";

    private readonly MediaOptions _options = options.Value;
    private readonly SemaphoreSlim _turns = new(options.Value.MaxConcurrent);

    /// <summary>Gets a value indicating whether the program is installed now.</summary>
    public bool IsInstalled => FfprobeProgram.FindFolder(_options.FfprobeFolder) is not null;

    public async Task<MediaReading> ReadAsync(MediaCopy file, CancellationToken cancellationToken)
    {
        if (FfprobeProgram.FindFolder(_options.FfprobeFolder) is not { } folder)
        {
            return new MediaReading { Outcome = ReadingOutcome.ToolMissing, Faults = ["ffprobe is not installed."] };
        }

        await _turns.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            using var limit = new CancellationTokenSource(_options.TimeLimit, time);
            using var ends = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
            return await RunAsync(file, folder, ends.Token, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _turns.Release();
        }
    }

    public void Dispose() => _turns.Dispose();

    private async Task<MediaReading> RunAsync(MediaCopy file, string folder, CancellationToken ends, CancellationToken cancellationToken)
    {
        try
        {
            // Apart and waited for with the limit, because the library tries the program out before, without one, and waits after its end for
            // whoever else holds its output open.
            var analysis = await Task.Run(() => AnalyseAsync(file, folder, ends), ends).WaitAsync(ends).ConfigureAwait(false);
            return Understood(analysis, file);
        }
        catch (Exception) when (ends.IsCancellationRequested)
        {
            cancellationToken.ThrowIfCancellationRequested();
            MediaLog.FfprobeTimedOut(logger, _options.TimeLimit, file.Length);
            return new MediaReading { Outcome = ReadingOutcome.TimedOut, Faults = [$"ffprobe took longer than {_options.TimeLimit}."] };
        }
        catch (FFProbeProcessException error) when (error is { ExitCode: 1, StandardError.Count: > 0 })
        {
            return FfprobeText.Refused(error.StandardError, file.Path);
        }
        catch (Exception error) when (error.Message.StartsWith(NotFound, StringComparison.Ordinal))
        {
            // The library tries '-version' first, and takes any failure of it for a program that is not there.
            var told = new InvalidOperationException($"'{Path.Combine(folder, FfprobeProgram.FileName)} -version' fails; run it to see why.", error);
            MediaLog.FfprobeFailed(logger, file.Length, told);
            return new MediaReading { Outcome = ReadingOutcome.ToolFailed, Faults = ["ffprobe is installed, but cannot be run."] };
        }
        catch (Exception error)
        {
            MediaLog.FfprobeFailed(logger, file.Length, error);
            return new MediaReading { Outcome = ReadingOutcome.ToolFailed, Faults = ["ffprobe failed, or gave an answer that was not understood."] };
        }
    }

    private Task<IMediaAnalysis> AnalyseAsync(MediaCopy file, string folder, CancellationToken cancellationToken) => FFProbe.AnalyseAsync(
        file.Path,
        new FFOptions { BinaryFolder = folder, WorkingDirectory = _options.CopyFolder, Encoding = Encoding.UTF8 },
        customArguments: $"{Confined} {(_options.Depth == MediaCheckDepth.Packets ? "-count_packets" : "-count_frames")}",
        cancellationToken: cancellationToken);

    private static MediaReading Understood(IMediaAnalysis analysis, MediaCopy file)
    {
        List<string> faults = [.. FfprobeText.Clean(analysis.StandardError, file.Path)];
        if (CompleteFile.FaultOf(file) is { } fault)
        {
            faults.Add(fault);
        }

        return new MediaReading
        {
            Outcome = faults.Count == 0 ? ReadingOutcome.Sound : ReadingOutcome.Damaged,
            Facts = FfprobeFacts.Of(analysis, file),
            Faults = faults,
        };
    }
}
