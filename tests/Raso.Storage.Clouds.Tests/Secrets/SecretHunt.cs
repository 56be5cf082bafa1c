using System.Text;
using System.Text.RegularExpressions;

namespace Raso.Storage.Clouds.Tests.Secrets;

/// <summary>Looks for secrets in a text: as they are, encoded, and as what signs a URL or a request.</summary>
internal static partial class SecretHunt
{
    /// <summary>Finds what a text tells that it must not.</summary>
    /// <param name="text">The text.</param>
    /// <param name="secrets">The secrets.</param>
    /// <returns>What was found, with what stands around it.</returns>
    public static IReadOnlyList<string> FindIn(string text, IEnumerable<string> secrets)
    {
        var found = new List<string>();
        foreach (var form in secrets.Where(secret => secret.Length > 0).SelectMany(Forms).Distinct(StringComparer.Ordinal))
        {
            var at = text.IndexOf(form, StringComparison.Ordinal);
            if (at >= 0)
            {
                found.Add($"a secret at {Around(text, at)}");
            }
        }

        found.AddRange(Signature().Matches(text).Select(match => $"a signature at {Around(text, match.Index)}"));
        return found;
    }

    private static IEnumerable<string> Forms(string secret)
    {
        yield return secret;
        yield return Uri.EscapeDataString(secret);
        yield return Convert.ToBase64String(Encoding.UTF8.GetBytes(secret));
        // What a log shows of a string in JSON.
        yield return secret.Replace("\n", "\\n", StringComparison.Ordinal);
        yield return secret.Replace("+", "\\u002B", StringComparison.Ordinal);
    }

    private static string Around(string text, int at) => text[Math.Max(0, at - 60)..Math.Min(text.Length, at + 60)].ReplaceLineEndings(" ");

    // Of S3 (both versions), Azure's shared access, Google's signed URLs, and headers that carry a credential.
    [GeneratedRegex(
        """(?:X-Amz-Signature|X-Goog-Signature|X-Amz-Security-Token|[?&]Signature|[?&]sig)=(?!REDACTED)[A-Za-z0-9%/+]{8,}|Signature=[0-9a-f]{32,}|(?:SharedKey|AWS) [A-Za-z0-9]+:[A-Za-z0-9+/=]{20,}|Bearer [A-Za-z0-9._\-]{8,}""",
        RegexOptions.IgnoreCase)]
    private static partial Regex Signature();
}
