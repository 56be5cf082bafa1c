using System.Text;

namespace Raso.Storage.Bibliography;

/// <summary>How a bibliography is read.</summary>
public sealed record BibliographyReadOptions
{
    /// <summary>The smallest value of <see cref="MaxRecordLength"/>.</summary>
    public const int MinMaxRecordLength = 1_024;

    /// <summary>The largest value of <see cref="MaxRecordLength"/>.</summary>
    public const int MaxMaxRecordLength = 64 * 1_048_576;

    /// <summary>Gets what is called with each fault, in the order in which they are found and before the next record; nothing unless set. What it throws ends the reading.</summary>
    public Action<BibliographyFault>? OnFault { get; init; }

    /// <summary>
    /// Gets the encoding of bytes that are no UTF-8: one of single bytes such as <see cref="System.Text.Encoding.Latin1"/>. Unless set, a value with such bytes is a
    /// fault. UTF-8 needs no mark, and UTF-16 is known by its own.
    /// </summary>
    public Encoding? FallbackEncoding { get; init; }

    /// <summary>
    /// Gets the greatest length of one record in characters, 1,024 to 67,108,864; 4,194,304 unless set. A longer one is a fault. The memory that a reading takes depends
    /// on it alone: what is kept of <c>@string</c> and <c>crossref</c> has the same limit each.
    /// </summary>
    public int MaxRecordLength { get; init; } = 4 * 1_048_576;

    internal void Check()
    {
        if (MaxRecordLength is < MinMaxRecordLength or > MaxMaxRecordLength)
        {
            throw new ArgumentException($"{nameof(MaxRecordLength)} is {MaxRecordLength}; {MinMaxRecordLength} to {MaxMaxRecordLength} are allowed.");
        }

        if (FallbackEncoding is { IsSingleByte: false })
        {
            throw new ArgumentException($"{nameof(FallbackEncoding)} is {FallbackEncoding.WebName}, which has characters of several bytes; give one of single bytes, or open a StreamReader with your encoding and pass it to ReadText.");
        }
    }
}
