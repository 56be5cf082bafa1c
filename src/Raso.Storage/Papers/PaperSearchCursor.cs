using System.Buffers.Binary;
using System.Globalization;
using Raso.Storage.Catalog;
using Raso.Storage.Validation;

namespace Raso.Storage.Papers;

/// <summary>Where a page of found papers begins, and what the first page found out; as an opaque text.</summary>
/// <param name="Total">How many papers there are.</param>
/// <param name="IsBroad">Whether they are too many to be counted and ranked.</param>
/// <param name="Rank">The rank of the last row.</param>
/// <param name="Date">The day of the last row.</param>
/// <param name="Id">The id of the last row.</param>
internal sealed record PaperSearchCursor(long Total, bool IsBroad, double Rank, DateOnly? Date, Guid Id)
{
    private const int Length = 8 + 1 + 8 + 4 + 16;

    public PaperRankKey RankKey => new(Rank, Id);

    public PaperDateKey DateKey => new(Date, Id);

    public string Write(string search)
    {
        Span<byte> bytes = stackalloc byte[Length];
        BinaryPrimitives.WriteInt64BigEndian(bytes, Total);
        bytes[8] = (byte)(IsBroad ? 1 : 0);
        BinaryPrimitives.WriteDoubleBigEndian(bytes[9..], Rank);
        BinaryPrimitives.WriteInt32BigEndian(bytes[17..], Date?.DayNumber ?? -1);
        Id.TryWriteBytes(bytes[21..], bigEndian: true, out _);
        return PageStart.Write(search, bytes);
    }

    public static PaperSearchCursor? Read(string text, string search)
    {
        Span<byte> bytes = stackalloc byte[Length];
        if (!PageStart.TryRead(text, search, bytes))
        {
            return null;
        }

        var total = BinaryPrimitives.ReadInt64BigEndian(bytes);
        var rank = BinaryPrimitives.ReadDoubleBigEndian(bytes[9..]);
        var day = BinaryPrimitives.ReadInt32BigEndian(bytes[17..]);
        return day < -1 || day > DateOnly.MaxValue.DayNumber || !double.IsFinite(rank) || total < 0
            ? null
            : new PaperSearchCursor(total, bytes[8] == 1, rank, day < 0 ? null : DateOnly.FromDayNumber(day), new Guid(bytes[21..], bigEndian: true));
    }

    /// <summary>Names the list of what a search finds: all that tells it from others, which the size of its pages and its marks do not.</summary>
    public static string ListOf(PaperSearch search, PaperOrder order) => string.Create(
        CultureInfo.InvariantCulture,
        $"{nameof(PaperSearch)}\0{search.Text}\0{search.FromYear}\0{search.ToYear}\0{search.Author}\0{search.Journal}\0{search.Keyword}\0{search.HasPdf}\0{search.CreatedSince?.UtcTicks}\0{order}");
}
