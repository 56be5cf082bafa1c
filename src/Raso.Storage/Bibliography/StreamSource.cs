using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Raso.Storage.Bibliography;

/// <summary>Characters of UTF-8 with or without its mark, or of UTF-16 with it. A byte that is no UTF-8 is taken from the fallback, or marked.</summary>
internal sealed class StreamSource(Stream stream, Encoding? fallback) : ICharSource
{
    private const int BufferSize = 64 * 1024;
    private readonly byte[] _bytes = new byte[BufferSize];
    private readonly char[]? _single = fallback is null ? null : Table(fallback);
    private Decoder? _utf16;
    private int _start;
    private int _end;
    private bool _begun;
    private bool _ended;
    private char? _half;

    public async ValueTask<int> ReadAsync(Memory<char> destination, CancellationToken cancellationToken)
    {
        if (!_begun)
        {
            _begun = true;
            await BeginAsync(cancellationToken).ConfigureAwait(false);
        }

        if (_half is { } half)
        {
            destination.Span[0] = half;
            _half = null;
            return 1;
        }

        while (true)
        {
            var written = destination.Length > 1 ? Decode(destination.Span) : DecodeOne(destination.Span);
            if (written > 0 || (_ended && _start == _end))
            {
                return written;
            }

            await RefillAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static char[] Table(Encoding encoding) => [.. Enumerable.Range(0, 256).Select(value => encoding.GetString([(byte)value]) is [var character] ? character : '\uFFFD')];

    private async ValueTask BeginAsync(CancellationToken cancellationToken)
    {
        while (_end < 3 && !_ended)
        {
            await RefillAsync(cancellationToken).ConfigureAwait(false);
        }

        var begin = _bytes.AsSpan(0, _end);
        if (begin.StartsWith(Encoding.UTF8.Preamble))
        {
            _start = 3;
        }
        else if (begin.StartsWith(Encoding.Unicode.Preamble) || begin.StartsWith(Encoding.BigEndianUnicode.Preamble))
        {
            _utf16 = (begin[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode).GetDecoder();
            _start = 2;
        }
    }

    private async ValueTask RefillAsync(CancellationToken cancellationToken)
    {
        _bytes.AsSpan(_start, _end - _start).CopyTo(_bytes);
        _end -= _start;
        _start = 0;
        var count = await stream.ReadAsync(_bytes.AsMemory(_end), cancellationToken).ConfigureAwait(false);
        _end += count;
        _ended = count == 0;
    }

    private int Decode(Span<char> destination) => _utf16 is null ? DecodeUtf8(destination) : DecodeUtf16(_utf16, destination);

    // A pair of surrogates has no room in one character: its second half waits.
    private int DecodeOne(Span<char> destination)
    {
        Span<char> pair = stackalloc char[2];
        var written = Decode(pair);
        if (written == 0)
        {
            return 0;
        }

        destination[0] = pair[0];
        _half = written == 2 ? pair[1] : null;
        return 1;
    }

    private int DecodeUtf8(Span<char> destination)
    {
        var written = 0;
        while (true)
        {
            var status = Utf8.ToUtf16(_bytes.AsSpan(_start, _end - _start), destination[written..], out var read, out var count, replaceInvalidSequences: false, isFinalBlock: _ended);
            _start += read;
            written += count;
            if (status != OperationStatus.InvalidData || written == destination.Length)
            {
                return written;
            }

            var stray = _bytes[_start++];
            destination[written++] = _single is null ? StrayByte.Mark(stray) : _single[stray];
        }
    }

    private int DecodeUtf16(Decoder decoder, Span<char> destination)
    {
        decoder.Convert(_bytes.AsSpan(_start, _end - _start), destination, _ended, out var read, out var written, out _);
        _start += read;
        return written;
    }
}
