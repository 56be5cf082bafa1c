using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Raso.Storage.Catalog;
using Raso.Storage.Validation;

namespace Raso.Storage.Papers;

/// <summary>Where a page of found papers begins, and what the first page found out; as an opaque text.</summary>
/// <param name="Search">What tells the search from others.</param>
/// <param name="Total">How many papers there are.</param>
/// <param name="IsBroad">Whether they are too many to be counted and ranked.</param>
/// <param name="Rank">The rank of the last row.</param>
/// <param name="Date">The day of the last row.</param>
/// <param name="Id">The id of the last row.</param>
internal sealed record PaperSearchCursor(ulong Search, long Total, bool IsBroad, double Rank, DateOnly? Date, Guid Id)
{
    private const int Length = 8 + 8 + 1 + 8 + 4 + 16;

    public PaperRankKey RankKey => new(Rank, Id);

    public PaperDateKey DateKey => new(Date, Id);

    public string Write()
    {
        Span<byte> bytes = stackalloc byte[Length];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, Search);
        BinaryPrimitives.WriteInt64BigEndian(bytes[8..], Total);
        bytes[16] = (byte)(IsBroad ? 1 : 0);
        BinaryPrimitives.WriteDoubleBigEndian(bytes[17..], Rank);
        BinaryPrimitives.WriteInt32BigEndian(bytes[25..], Date?.DayNumber ?? -1);
        Id.TryWriteBytes(bytes[29..], bigEndian: true, out _);
        return PageStart.Write(nameof(PaperSearch), bytes);
    }

    public static PaperSearchCursor? Read(string text)
    {
        Span<byte> bytes = stackalloc byte[Length];
        if (!PageStart.TryRead(text, nameof(PaperSearch), bytes))
        {
            return null;
        }

        var day = BinaryPrimitives.ReadInt32BigEndian(bytes[25..]);
        var rank = BinaryPrimitives.ReadDoubleBigEndian(bytes[17..]);
        var total = BinaryPrimitives.ReadInt64BigEndian(bytes[8..]);
        return day < -1 || day > DateOnly.MaxValue.DayNumber || !double.IsFinite(rank) || total < 0
            ? null
            : new PaperSearchCursor(
                BinaryPrimitives.ReadUInt64BigEndian(bytes), total, bytes[16] == 1, rank, day < 0 ? null : DateOnly.FromDayNumber(day), new Guid(bytes[29..], bigEndian: true));
    }

    /// <summary>Gets a number that tells a search from others, but for the size of its pages and its marks.</summary>
    public static ulong Identify(PaperSearch search, PaperOrder order)
    {
        var fields = string.Create(
            CultureInfo.InvariantCulture,
            $"{search.Text}\0{search.FromYear}\0{search.ToYear}\0{search.Author}\0{search.Journal}\0{search.Keyword}\0{search.HasPdf}\0{search.CreatedSince?.UtcTicks}\0{order}");
        return BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(fields)));
    }
}
