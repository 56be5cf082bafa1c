using System.Globalization;

namespace Raso.Storage.Schema.Tests;

/// <summary>The schema and <see cref="StoragePath"/> mean the same by a path: a row that the one takes and the other does not would be one that no sweep can read, or that no writer can make.</summary>
public sealed class PathTests
{
    private static readonly string[] Pieces =
    [
        "/", "/", ".", ".", ".r", "a", "s", "o", ".raso", ".RaS", "R", "A", "S", "O", " ", "x", "-", "é", "e\u0301", "\u0301", "ſ", "\u212A", "\u00AD", "\u034F", "\u061C", "\u115F",
        "\u17B5", "\u180E", "\u200B", "\u202E", "\u2060", "\u206F", "\u3164", "\uFE0F", "\uFEFF", "\uFFA0", "\uFFF8", "\uFFFD", "\U0001D173", "\U0001BCA0", "\U000E0001", "\U000E0FFF",
        "\\", "\u0001", "\n", "\u007F", "\u0080", "\u009F", "\u00A0", "\U0001F600", "'", "\"", "[", "]", "*", "?", "%", "_", "\uD55C",
    ];

    [Theory]
    [MemberData(nameof(Catalogues.Dialects), MemberType = typeof(Catalogues))]
    public async Task Insert_OfAnyText_IsTakenExactlyWhereItIsAPath(CatalogueKind kind)
    {
        await using var database = await CatalogueDatabase.CreateAsync(kind);
        await database.ExecuteAsync("BEGIN");
        var wrong = new List<string>();

        foreach (var text in Texts().Distinct(StringComparer.Ordinal))
        {
            var fault = await database.FaultAsync(
                $"INSERT INTO files (path, token, lease_until) VALUES ('{text.Replace("'", "''", StringComparison.Ordinal)}', '{Rows.Token}', '{Rows.Later}')");
            var isPath = StoragePath.TryParse(text, out _) || (!database.IsPostgres && StoragePath.TryParse(text.Normalize(), out _));
            if (fault != (isPath ? "nothing refused it" : "files_path_check"))
            {
                wrong.Add($"{string.Concat(text.Select(c => c is > ' ' and < '\x7F' ? $"{c}" : string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}")))}: {fault}");
            }
        }

        wrong.Should().BeEmpty("SQLite knows no form C, and all else");
    }

    private static IEnumerable<string> Texts()
    {
        string[] lengths = [new('x', 255), new('x', 256), new('é', 127), new('é', 128), $"{new string('é', 127)}x", $"a/{new string('x', 256)}/b", $"{new string('x', 255)}/{new string('y', 255)}"];
        var longest = string.Concat(Enumerable.Repeat("a/", 512));
        var random = new Random(20261123);
        return
        [
            .. lengths, longest[..1023], longest[..1023] + "b", longest + "b", longest,
            .. Enumerable.Range(0, 1500).Select(_ => string.Concat(Enumerable.Range(0, random.Next(1, 9)).Select(_ => Pieces[random.Next(Pieces.Length)]))),
            .. Enumerable.Range(0, 500).Select(_ => Around(random)),
        ];
    }

    /// <summary>The reserved name with a few pieces put into it.</summary>
    private static string Around(Random random)
    {
        List<string> text = [.. (random.Next(2) == 0 ? ".raso" : ".RAſo").Select(character => character.ToString())];
        for (var i = random.Next(3); i >= 0; i--)
        {
            text.Insert(random.Next(text.Count + 1), Pieces[random.Next(Pieces.Length)]);
        }

        return string.Concat(text);
    }
}
