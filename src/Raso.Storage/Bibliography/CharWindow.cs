namespace Raso.Storage.Bibliography;

/// <summary>The part of a text that is being looked at: from the first character that was not taken yet. It grows up to a limit.</summary>
internal sealed class CharWindow(ICharSource source, int limit)
{
    private const int FirstSize = 32 * 1024;
    private char[] _buffer = new char[Math.Min(FirstSize, limit)];
    private int _start;
    private int _end;
    private bool _afterReturn;

    public ReadOnlySpan<char> Text => _buffer.AsSpan(_start, _end - _start);

    /// <summary>Gets a value indicating whether nothing follows the text.</summary>
    public bool IsEnded { get; private set; }

    /// <summary>Gets the line of the first character, counted from 1.</summary>
    public long Line { get; private set; } = 1;

    /// <summary>Takes characters from the front.</summary>
    public void Advance(int count)
    {
        var taken = Text[..count];
        if (count > 0)
        {
            // The two halves of a line end may be taken one by one.
            Line += Lines.Count(taken) - (_afterReturn && taken[0] == '\n' ? 1 : 0);
            _afterReturn = taken[^1] == '\r';
        }

        _start += count;
    }

    /// <summary>Adds what follows: at least as much again as there is, so that looking at it from the front each time stays linear. False at the end, or at the limit.</summary>
    public async ValueTask<bool> GrowAsync(CancellationToken cancellationToken)
    {
        var before = _end - _start;
        if (IsEnded || before == limit)
        {
            return false;
        }

        _buffer.AsSpan(_start, before).CopyTo(_buffer);
        _start = 0;
        _end = before;
        var wanted = Math.Min(limit, Math.Max(before * 2, FirstSize));
        if (_buffer.Length < wanted)
        {
            Array.Resize(ref _buffer, wanted);
        }

        while (_end < wanted)
        {
            var count = await source.ReadAsync(_buffer.AsMemory(_end, wanted - _end), cancellationToken).ConfigureAwait(false);
            _end += count;
            if (count == 0)
            {
                IsEnded = true;
                break;
            }
        }

        return true;
    }
}
