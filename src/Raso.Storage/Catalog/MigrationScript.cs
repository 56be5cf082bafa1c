using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Raso.Storage.Catalog;

/// <summary>A numbered migration with its undo.</summary>
/// <param name="Version">The number, from 1.</param>
/// <param name="Name">The name.</param>
/// <param name="Sql">What applies it.</param>
/// <param name="UndoSql">What undoes it.</param>
public sealed partial record MigrationScript(int Version, string Name, string Sql, string UndoSql)
{
    /// <summary>Gets the SHA-256 of <see cref="Sql"/> with line feeds alone, as 64 lower-case hexadecimal digits: a checkout with other line ends is the same migration.</summary>
    public string Checksum => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n"))));

    /// <summary>Gets the tables that <see cref="UndoSql"/> drops, with all rows in them.</summary>
    public IReadOnlyList<string> TablesDroppedByUndo => [.. DropTable().Matches(UndoSql).Select(match => match.Groups[1].Value)];

    /// <summary>Loads the migrations that are embedded in an assembly as <c>NNN_name.sql</c>, each beside its <c>NNN_name.undo.sql</c>.</summary>
    /// <param name="assembly">The assembly.</param>
    /// <returns>The migrations, by number.</returns>
    /// <exception cref="InvalidOperationException">A number is missing or twice there, or a migration has no undo.</exception>
    public static IReadOnlyList<MigrationScript> Load(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        var scripts = assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(".sql", StringComparison.Ordinal) && !name.EndsWith(".undo.sql", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => Load(assembly, name))
            .ToList();
        for (var i = 0; i < scripts.Count; i++)
        {
            if (scripts[i].Version != i + 1)
            {
                throw new InvalidOperationException($"Migration {i + 1} is missing or twice there in {assembly.GetName().Name}.");
            }
        }

        return scripts;
    }

    private static MigrationScript Load(Assembly assembly, string resource)
    {
        var name = resource[..^".sql".Length];
        return new MigrationScript(
            int.Parse(name.AsSpan(0, 3), System.Globalization.CultureInfo.InvariantCulture),
            name[4..],
            Read(assembly, resource),
            Read(assembly, name + ".undo.sql"));
    }

    private static string Read(Assembly assembly, string resource)
    {
        using var stream = assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The migration file {resource} is missing in {assembly.GetName().Name}.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"^\s*DROP\s+TABLE\s+(?:IF\s+EXISTS\s+)?(\w+)", RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex DropTable();
}
