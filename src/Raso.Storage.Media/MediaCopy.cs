using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Microsoft.Win32.SafeHandles;

namespace Raso.Storage.Media;

/// <summary>A temporary copy of a file, which only this user can read, under a name that holds nothing from outside.</summary>
internal sealed class MediaCopy : IAsyncDisposable
{
    /// <summary>How many bytes of the beginning are looked at to tell what a file is.</summary>
    public const int HeadLength = 4096;

    private const int BufferLength = 1 << 17;

    private readonly SafeFileHandle _handle;
    private readonly ILogger _logger;

    private MediaCopy(string path, ReadOnlyMemory<byte> head, SafeFileHandle handle, ILogger logger)
    {
        Path = path;
        Head = head;
        _handle = handle;
        _logger = logger;
        Length = RandomAccess.GetLength(handle);
    }

    public string Path { get; }

    public ReadOnlyMemory<byte> Head { get; }

    public long Length { get; }

    /// <summary>Reads the beginning of a file.</summary>
    public static async Task<ReadOnlyMemory<byte>> ReadHeadAsync(Stream content, CancellationToken cancellationToken)
    {
        var head = new byte[HeadLength];
        var length = await content.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        return head.AsMemory(0, length);
    }

    /// <summary>Copies the beginning that was read and what follows it.</summary>
    public static async Task<MediaCopy> CreateAsync(ReadOnlyMemory<byte> head, Stream rest, string folder, ILogger logger, CancellationToken cancellationToken)
    {
        var path = System.IO.Path.Combine(System.IO.Path.GetFullPath(folder), $"raso-media-{RandomNumberGenerator.GetHexString(20, lowercase: true)}");
        var file = new FileStream(path, NewFile());
        try
        {
            await using (file.ConfigureAwait(false))
            {
                await file.WriteAsync(head, cancellationToken).ConfigureAwait(false);
                await rest.CopyToAsync(file, BufferLength, cancellationToken).ConfigureAwait(false);
            }

            return new MediaCopy(path, head, File.OpenHandle(path), logger);
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }

    /// <summary>Reads bytes from a position on; fewer where the file ends.</summary>
    public ReadOnlySpan<byte> Read(long position, int length)
    {
        var bytes = new byte[Math.Clamp(Length - position, 0, length)];
        var count = 0;
        while (count < bytes.Length && RandomAccess.Read(_handle, bytes.AsSpan(count), position + count) is > 0 and var read)
        {
            count += read;
        }

        return bytes.AsSpan(0, count);
    }

    /// <summary>Reads the last bytes.</summary>
    public ReadOnlySpan<byte> ReadEnd(int length) => Read(Math.Max(0, Length - length), length);

    /// <summary>Opens the copy for reading from its beginning.</summary>
    public FileStream Open() => new(Path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);

    public ValueTask DisposeAsync()
    {
        _handle.Dispose();
        try
        {
            File.Delete(Path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // What was read is as good as without the fault.
            MediaLog.CopyLeft(_logger, error);
        }

        return ValueTask.CompletedTask;
    }

    private static FileStreamOptions NewFile()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            BufferSize = 0,
            Options = FileOptions.Asynchronous,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }
}
