using System.Text.RegularExpressions;

namespace Raso.Storage.Packages.Tests;

/// <summary>The README's first example: its code, and the packages that the README says to add.</summary>
internal sealed partial record FirstExample(string Code, IReadOnlyList<string> Packages)
{
    internal const string Marker = "<!-- first-example -->";

    internal static FirstExample In(string readme)
    {
        var start = readme.IndexOf(Marker, StringComparison.Ordinal);
        if (start < 0)
        {
            throw new FormatException($"The README has no {Marker} before its first example.");
        }

        var code = CodeBlock().Match(readme, start);
        var packages = AddedPackage().Matches(readme).Select(match => match.Groups["id"].Value).Distinct().ToList();
        return code.Success && packages.Count > 0
            ? new FirstExample(code.Groups["code"].Value, packages)
            : throw new FormatException($"The README needs a csharp block after {Marker}, and a line `dotnet add package ID` for each package it takes.");
    }

    [GeneratedRegex("^```csharp\r?\n(?<code>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex("^ *dotnet add package (?<id>[A-Za-z0-9.]+)", RegexOptions.Multiline)]
    private static partial Regex AddedPackage();
}
