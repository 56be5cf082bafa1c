using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Raso.Storage.Sqlite;

/// <summary>How values stand as text in the columns.</summary>
internal static class SqliteText
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
    private const string DateFormat = "yyyy-MM-dd";
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static string Format(Guid id) => id.ToString("D");

    public static string Format(DateTimeOffset time) => time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);

    public static string Format(DateOnly date) => date.ToString(DateFormat, CultureInfo.InvariantCulture);

    /// <summary>Formats a duration as a modifier of SQLite's time functions.</summary>
    public static string FormatModifier(TimeSpan duration) =>
        ((decimal)duration.Ticks / TimeSpan.TicksPerSecond).ToString("+0.000;-0.000", CultureInfo.InvariantCulture) + " seconds";

    public static Guid ParseId(string text) => Guid.ParseExact(text, "D");

    public static DateTimeOffset ParseTime(string text) =>
        DateTimeOffset.ParseExact(text, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    public static DateOnly ParseDate(string text) => DateOnly.ParseExact(text, DateFormat, CultureInfo.InvariantCulture);

    /// <summary>Refuses what SQLite would take and then not give back or not compare: NUL, at which its functions stop, and halves of surrogate pairs.</summary>
    public static string Checked(string text)
    {
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            throw new CatalogException(CatalogErrorCode.ConstraintViolation, "A text holds a NUL character, which the catalogue cannot hold. Remove it.");
        }

        try
        {
            Strict.GetByteCount(text);
        }
        catch (EncoderFallbackException exception)
        {
            throw Broken(exception);
        }

        return text;
    }

    /// <summary>As the other overload, for a JSON string, which may escape half of a surrogate pair.</summary>
    public static string Checked(JsonElement text)
    {
        try
        {
            return Checked(text.GetString()!);
        }
        catch (InvalidOperationException exception)
        {
            throw Broken(exception);
        }
    }

    private static CatalogException Broken(Exception exception) => new(
        CatalogErrorCode.ConstraintViolation,
        "A text holds half of a surrogate pair, which is no valid Unicode. Mend the text.",
        innerException: exception);
}
