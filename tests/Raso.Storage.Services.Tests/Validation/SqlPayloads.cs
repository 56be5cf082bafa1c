namespace Raso.Storage.Services.Tests.Validation;

/// <summary>A thousand texts that were SQL if anything took them for it: every way out of a literal, before every statement worth running, with every way to end.</summary>
internal static class SqlPayloads
{
    private static readonly string[] Exits =
    [
        "'", "''", "\"", "`", "'; ", "'); ", "')); ", "\\'; ", "\\\\'; ", "$$; ", "$1; ", "@id; ", "$title; ", ":id; ", "?1; ", "%27; ", "\u2019; ", "\u02bc; ", "\uff07; ", "/*", "*/ ", "]; ", "}; ", "E'\\''; ", "U&'\\0027'; ",
    ];

    private static readonly string[] Statements =
    [
        "DROP TABLE papers", "DELETE FROM papers", "UPDATE papers SET title = 'owned'", "TRUNCATE papers CASCADE", "INSERT INTO leases (name) VALUES ('owned')", "DROP SCHEMA public CASCADE",
        "OR 1=1", "UNION SELECT name FROM sqlite_master", "SELECT pg_sleep(60)", "COPY papers TO PROGRAM 'id'",
    ];

    private static readonly string[] Ends = ["--", ";--", " /*", "", ";\r\n"];

    /// <summary>Gets the payloads; no two are the same.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. from exit in Exits from statement in Statements from end in Ends select $"x{exit}{statement}{end}",
    ];

    /// <summary>Gets texts that are no SQL and go wrong for other reasons.</summary>
    public static IReadOnlyList<string> Odd { get; } =
    [
        "", " ", "\0", "a\0b", "\0'; DROP TABLE papers --", "a\ud800", "\udfffb", "\u0007", "\u007f", "\u0085", "\ufeffbom", "\uffff", "\ufffd", "e\u0301", "\u1e9e\u00df\u0130\u0131\u017f", "\u202eevil\u202c", "\u2066a\u2069\u200f\u061c",
        "\u200b\u200d\u2060", "研究論文", "مقالة علمية", "מאמר", "शोध पत्र", "งานวิจัย", "👩‍🔬🏳️‍🌈", "Z\u0335\u0321\u0350a\u0337\u0322l\u0336g\u0334o", "\u3000", "a\tb", "a\nb", "a\r\nb", "NULL", "null", "NaN", "Infinity", "-0", "1e400", "0x41", "true",
        "{}", "[]", "{\"a\":1}", "\\x00", "\\u0000", "%00", "%s%n", "{0}", "${jndi:ldap://x}", "<script>alert(1)</script>", "../../etc/passwd", "C:\\x", "=1+1", "@SUM(1)", "-rf", new('x', 100), new('é', 300), new('x', 2_500), new('研', 1_000_001),
    ];
}
