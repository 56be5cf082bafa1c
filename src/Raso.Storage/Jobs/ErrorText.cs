using System.Text;

namespace Raso.Storage.Jobs;

/// <summary>Texts of errors as every catalogue keeps them: an error is noted whatever its text holds.</summary>
internal static class ErrorText
{
    private const int MaxLength = 4000;

    /// <summary>Tells of an error and of what caused it, without where in the code: that is the log's.</summary>
    public static string Of(Exception error)
    {
        var text = new StringBuilder();
        for (var cause = error; cause is not null && text.Length < MaxLength; cause = cause.InnerException)
        {
            text.Append(text.Length == 0 ? "" : " <- ").Append(cause.GetType().Name).Append(": ").Append(cause.Message);
        }

        return text.ToString();
    }

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
