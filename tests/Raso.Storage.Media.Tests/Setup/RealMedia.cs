using System.Collections.Concurrent;
using System.Diagnostics;

namespace Raso.Storage.Media.Tests.Setup;

/// <summary>Real media files, made by ffmpeg when a test asks for them: two seconds of a test picture of 320 by 240 at 25 frames a second, two seconds of a tone.</summary>
public sealed class RealMedia : IDisposable
{
    private const string Picture = "-f lavfi -i testsrc=size=320x240:rate=25:duration=2";
    private const string Tone = "-f lavfi -i sine=frequency=440:sample_rate=44100:duration=2";
    private const string H264 = "-c:v libx264 -preset ultrafast -pix_fmt yuv420p";

    private static readonly Dictionary<string, string> Recipes = new()
    {
        ["video.mp4"] = $"{Picture} {Tone} {H264} -c:a aac",
        ["streaming.mp4"] = $"{Picture} {Tone} {H264} -c:a aac -movflags +faststart",
        ["silent.mp4"] = $"{Picture} {H264}",
        ["video.mov"] = $"{Picture} {H264}",
        ["video.mkv"] = $"{Picture} {Tone} {H264} -c:a aac",
        ["video.webm"] = $"{Picture} {Tone} -c:v libvpx -deadline good -cpu-used 4 -c:a libvorbis",
        ["sound.mp3"] = Tone,
        ["sound.wav"] = Tone,
        ["sound.aac"] = $"{Tone} -c:a aac",
        ["sound.flac"] = Tone,
        ["sound.opus"] = Tone,
        ["sound.ogg"] = $"{Tone} -c:a libvorbis",
        ["sound.m4a"] = $"{Tone} -c:a aac",
        ["still.png"] = $"{Picture} -frames:v 1",
        ["still.jpg"] = $"{Picture} -frames:v 1",
        ["still.webp"] = $"{Picture} -frames:v 1 -c:v libwebp",
        ["moving.webp"] = $"{Picture} -c:v libwebp_anim",
        ["moving.gif"] = Picture,
    };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("raso-real-media-");
    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> _made = new();

    /// <summary>Gets the names of all files that can be made.</summary>
    public static IEnumerable<string> Names => Recipes.Keys;

    /// <summary>Makes a file unless it is there.</summary>
    public Task<string> FileAsync(string name) => _made.GetOrAdd(name, key => new Lazy<Task<string>>(() => MakeAsync(key))).Value;

    public async Task<byte[]> BytesAsync(string name) => await File.ReadAllBytesAsync(await FileAsync(name));

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task<string> MakeAsync(string name)
    {
        var file = Path.Combine(_folder.FullName, name);
        var start = new ProcessStartInfo("ffmpeg", $"-hide_banner -loglevel error -nostdin -y -threads 1 {Recipes[name]} \"{file}\"") { RedirectStandardError = true };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("ffmpeg did not start.");
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? file : throw new InvalidOperationException($"ffmpeg made no {name}: {errors}");
    }
}
