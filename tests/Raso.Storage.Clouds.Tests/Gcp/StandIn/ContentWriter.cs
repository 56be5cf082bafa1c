using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace Raso.Storage.Clouds.Tests.Gcp.StandIn;

/// <summary>Takes the bytes of an object as they come, hashes them, and moves them to a file when they grow long.</summary>
internal sealed class ContentWriter : IDisposable
{
    private const int LongestInMemory = 1 << 20;

    private readonly IncrementalHash _md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
    private readonly MemoryStream _memory = new();
    private SafeFileHandle? _file;
    private bool _isFinished;
    private uint _crc = Crc32C.Start;

    internal long Length { get; private set; }

    internal async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_isFinished, this);
        if (_file is null && Length + bytes.Length > LongestInMemory)
        {
            _file = NewFile();
            await RandomAccess.WriteAsync(_file, _memory.GetBuffer().AsMemory(0, (int)_memory.Length), 0, cancellationToken);
            _memory.SetLength(0);
            _memory.Capacity = 0;
        }

        if (_file is null)
        {
            _memory.Write(bytes.Span);
        }
        else
        {
            await RandomAccess.WriteAsync(_file, bytes, Length, cancellationToken);
        }

        _md5.AppendData(bytes.Span);
        _crc = Crc32C.Append(_crc, bytes.Span);
        Length += bytes.Length;
    }

    internal async Task WriteAllAsync(Stream source, CancellationToken cancellationToken)
    {
        var block = new byte[81_920];
        int read;
        while ((read = await source.ReadAsync(block, cancellationToken)) > 0)
        {
            await WriteAsync(block.AsMemory(0, read), cancellationToken);
        }
    }

    internal Content Finish()
    {
        var content = new Content(_memory.ToArray(), _file, Length, Convert.ToBase64String(_md5.GetCurrentHash()), Crc32C.Text(_crc));
        _isFinished = true;
        _file = null;
        _memory.SetLength(0);
        _memory.Capacity = 0;
        return content;
    }

    public void Dispose()
    {
        _md5.Dispose();
        _memory.Dispose();
        _file?.Dispose();
    }

    private static SafeFileHandle NewFile()
    {
        var path = Path.Combine(Path.GetTempPath(), $"google-stand-in-{Path.GetRandomFileName()}");
        var file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        if (!OperatingSystem.IsWindows())
        {
            // A file without a name goes with the process, however that ends.
            File.Delete(path);
        }

        return file;
    }
}
