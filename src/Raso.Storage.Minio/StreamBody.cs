using System.Net;
using System.Security.Cryptography;

namespace Raso.Storage.Minio;

/// <summary>A body that is hashed, and then read once more to be sent; its stream stays open.</summary>
internal sealed class StreamBody : HttpContent
{
    private readonly Stream _source;
    private readonly long _start;

    private StreamBody(Stream source, long start, string hash)
    {
        _source = source;
        _start = start;
        Hash = hash;
        Length = source.Length - start;
    }

    public string Hash { get; }

    public long Length { get; }

    public static async Task<StreamBody> PrepareAsync(Stream source, CancellationToken cancellationToken)
    {
        if (!source.CanSeek)
        {
            var copy = new MemoryStream();
            await source.CopyToAsync(copy, cancellationToken).ConfigureAwait(false);
            copy.Position = 0;
            source = copy;
        }

        var start = source.Position;
        var hash = await SHA256.HashDataAsync(source, cancellationToken).ConfigureAwait(false);
        return new StreamBody(source, start, Convert.ToHexStringLower(hash));
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        _source.Position = _start;
        return _source.CopyToAsync(stream, cancellationToken);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = Length;
        return true;
    }
}
