using System.Text;

namespace Raso.Storage.Jobs;

/// <summary>Texts of errors as every catalogue keeps them: an error is noted whatever its text holds.</summary>
internal static class ErrorText
{
    private const int MaxLength = 4000;

    /// <summary>Replaces what cannot be stored, and cuts what is too long, between characters.</summary>
    public static string Storable(string text)
    {
        var kept = new StringBuilder(Math.Min(text.Length, MaxLength));
        var count = 0;
        // What is enumerated of a lone surrogate is the replacement character.
        foreach (var rune in text.EnumerateRunes())
        {
            if (++count > MaxLength)
            {
                break;
            }

            kept.Append(rune.Value == 0 ? "\uFFFD" : rune.ToString());
        }

        return kept.ToString();
    }
}
