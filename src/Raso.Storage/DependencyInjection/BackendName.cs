using System.Text.RegularExpressions;

namespace Raso.Storage.DependencyInjection;

/// <summary>What the name of a backend must be: it stands in the ledger, in keys of the configuration and in the dimensions of metrics.</summary>
internal static partial class BackendName
{
    public const string Rule = "use 1 to 100 of the letters a-z and A-Z, the digits, '.', '_' and '-', beginning with a letter or a digit";

    public static bool IsValid(string name) => Pattern().IsMatch(name);

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]{0,99}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
