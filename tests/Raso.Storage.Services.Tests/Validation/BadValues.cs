using System.Text;
using System.Text.Json;
using Raso.Storage.Assets;
using Raso.Storage.Files;
using Raso.Storage.Jobs;
using Raso.Storage.Papers;
using Raso.Storage.Relationships;

namespace Raso.Storage.Services.Tests.Validation;

/// <summary>What no property of a type may be, by the name of the fault.</summary>
internal static class BadValues
{
    /// <summary>The fault that a priority may have.</summary>
    public const string Negative = "negative";

    private static readonly Dictionary<string, string> Texts = new()
    {
        ["empty"] = "",
        ["blank"] = " \t\u3000",
        ["nothing that shows"] = "\u00a0\u200b",
        ["NUL"] = "a\0b",
        ["high surrogate"] = "a\ud800",
        ["low surrogate"] = "\udc00b",
        ["control character"] = "a\u0007b",
        ["delete"] = "a\u007fb",
        ["too long"] = new('x', 1_000_001),
    };

    /// <summary>Gets the bad values of a type, each with what follows the property's name in the error.</summary>
    public static IEnumerable<(string Fault, object? Value, string Suffix)> Of(Type type)
    {
        if (type == typeof(string))
        {
            return Texts.Select(text => (text.Key, (object?)text.Value, ""));
        }

        if (type == typeof(IReadOnlyList<string>))
        {
            return Texts.Select(text => (text.Key, (object?)new[] { text.Value }, "[0]"))
                .Append(("null", null, ""))
                .Append(("null entry", new string[] { null! }, "[0]"))
                .Append(("huge list", Enumerable.Repeat("x", 10_001).ToArray(), ""));
        }

        if (type.IsEnum)
        {
            return [("undefined", Enum.ToObject(type, 999), ""), ("negative", Enum.ToObject(type, -1), "")];
        }

        return Others.TryGetValue(type, out var values)
            ? values.Select(value => (value.Fault, value.Value, ""))
            : throw new NotSupportedException($"Say what a property of the type {type} must not be.");
    }

    private static readonly Dictionary<Type, (string Fault, object? Value)[]> Others = new()
    {
        [typeof(int)] = [(Negative, -1), ("least", int.MinValue)],
        [typeof(long)] = [("zero", 0L), ("negative", -1L)],
        [typeof(Guid)] = [("empty", Guid.Empty)],
        [typeof(TimeSpan)] = [("negative", TimeSpan.FromSeconds(-1)), ("least", TimeSpan.MinValue), ("greatest", TimeSpan.MaxValue)],
        [typeof(JsonElement)] =
        [
            ("undefined", default(JsonElement)),
            ("null", Json("null")),
            ("a number", Json("7")),
            ("a text", Json("\"x\"")),
            ("NUL in a text", Json("""["\u0000"]""")),
            ("NUL in a name", Json("""{"\u0000": 1}""")),
            ("lone surrogate", Json("""[{"a": "\ud800"}]""")),
            ("a name twice", Json("""{"a": {"b": 1, "b": 2}}""")),
            ("a comment", Json("[1 /* one */]")),
            ("65 levels", Json(new string('[', 65) + new string(']', 65))),
            ("a number too great", Json("[1e1000]")),
            ("a number too long", Json($"[{new string('9', 401)}]")),
            ("too long", Json($"[\"{new StringBuilder().Append('x', 10_000_000)}\"]")),
        ],
        [typeof(FileWriteOptions)] = [("null", null)],
        [typeof(IProgress<PaperImportProgress>)] = [],
        [typeof(Action<PaperImportRefusal>)] = [],

        [typeof(decimal)] = [("negative", -0.01m), ("above 1", 1.01m), ("three decimals", 0.005m), ("greatest", decimal.MaxValue)],
        [typeof(AssetReference)] =
        [
            ("nothing", default(AssetReference)),
            ("no id", new AssetReference(AssetType.Visual, Guid.Empty)),
            ("undefined kind", new AssetReference((AssetType)999, Guid.CreateVersion7())),
        ],
        [typeof(IReadOnlyCollection<JobType>)] = [("empty", Array.Empty<JobType>()), ("undefined", new[] { (JobType)999 })],
        [typeof(IReadOnlyCollection<JobStatus>)] = [("empty", Array.Empty<JobStatus>()), ("undefined", new[] { (JobStatus)999 })],
        [typeof(IReadOnlyCollection<RelationshipType>)] = [("empty", Array.Empty<RelationshipType>()), ("undefined", new[] { (RelationshipType)999 })],

        // Every value of these types fits.
        [typeof(DateOnly)] = [],
        [typeof(bool)] = [],

        // Its fields are named one by one.
        [typeof(AssetSource)] = [],
        [typeof(AssetChanges)] = [],
    };

    private static JsonElement Json(string text) =>
        JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 100, CommentHandling = JsonCommentHandling.Skip }).RootElement;
}
