using System.Text.Json;
using Xunit;

namespace Raso.Storage.Testing.Catalog;

/// <summary>JSON documents of many shapes, by name.</summary>
public static class JsonCases
{
    private static readonly Dictionary<string, string> Documents = new(StringComparer.Ordinal)
    {
        ["empty object"] = "{}",
        ["empty array"] = "[]",
        ["nulls"] = """{"a": null, "b": [null, null], "c": {"d": null}}""",
        ["every kind of value"] = """[0, -1, 1.5, true, false, null, "", "text", [], {}]""",
        ["names"] = """{"": 1, " ": 2, "a.b": 3, "$": 4, "a'b\"c": 5, "A": 6, "a": 7, "é": 8, "😀": 9}""",
        ["great and small numbers"] = """[9007199254740993, -9223372036854775808, 18446744073709551615, 1e-7, 0.1, 1e20, 123456789012345678901234567890]""",
        ["decimal places"] = """[1.10, 0.30000000000000004, 3.141592653589793238462643383279]""",
        ["text"] = """["'quoted'; DROP TABLE papers; --", "\"\\\/\b\f\n\r\t", "\u00e9\ud83d\ude00", "注意", "\u001f"]""",
        ["deep"] = string.Concat(Enumerable.Repeat("[", 60)) + string.Concat(Enumerable.Repeat("]", 60)),
        ["wide"] = "{" + string.Join(",", Enumerable.Range(0, 2000).Select(number => $"\"name{number}\": {number}")) + "}",
        ["long"] = $"[\"{new string('x', 1 << 20)}\"]",
    };

    /// <summary>Gets the names.</summary>
    public static TheoryData<string> Names { get; } = new(Documents.Keys);

    /// <summary>Gets a document.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The document.</returns>
    public static JsonElement Get(string name) => JsonElement.Parse(Documents[name]);
}
