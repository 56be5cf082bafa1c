using System.Buffers;

namespace Raso.Storage;

/// <summary>A SHA-256 as text: 64 lower-case hexadecimal digits.</summary>
internal static class Sha256Text
{
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    /// <summary>Gives the canonical form, or <see langword="null"/> for what is no SHA-256.</summary>
    public static string? Normalize(string? text) =>
        text is { Length: 64 } && !text.AsSpan().ContainsAnyExcept(HexDigits) ? text.ToLowerInvariant() : null;

    /// <summary>Checks what a caller expects.</summary>
    /// <exception cref="ArgumentException">The text is no SHA-256.</exception>
    public static string? Require(string? text, string parameterName) => text is null
        ? null
        : Normalize(text) ?? throw new ArgumentException("A SHA-256 is 64 hexadecimal digits.", parameterName);
}
