using Microsoft.Win32.SafeHandles;

namespace Raso.Storage.Clouds.Tests.Gcp.StandIn;

/// <summary>The bytes of one object. They never change, so that copies share them.</summary>
/// <remarks>Long contents lie in a file that goes with its handle: the memory of a test does not depend on what it uploads.</remarks>
internal sealed class Content(byte[] bytes, SafeFileHandle? file, long length, string md5, string crc32C)
{
    private const int BlockLength = 81_920;

    internal long Length { get; } = length;

    internal string Md5 { get; } = md5;

    internal string Crc32C { get; } = crc32C;

    internal async Task CopyToAsync(
        long offset, long count, Func<ReadOnlyMemory<byte>, CancellationToken, ValueTask> write, CancellationToken cancellationToken)
    {
        if (file is null)
        {
            await write(bytes.AsMemory((int)offset, (int)count), cancellationToken);
            return;
        }

        var block = new byte[Math.Min(BlockLength, count)];
        while (count > 0)
        {
            var read = await RandomAccess.ReadAsync(file, block.AsMemory(0, (int)Math.Min(block.Length, count)), offset, cancellationToken);
            if (read == 0)
            {
                throw new EndOfStreamException("The file of a content is shorter than the content.");
            }

            await write(block.AsMemory(0, read), cancellationToken);
            offset += read;
            count -= read;
        }
    }
}
