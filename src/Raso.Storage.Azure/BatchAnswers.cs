using System.Globalization;

namespace Raso.Storage.Azure;

/// <summary>Reads the answer to a batch: what became of each call, by its place in the batch.</summary>
internal static class BatchAnswers
{
    private const string Id = "Content-ID:";
    private const string StatusLine = "HTTP/1.1 ";
    private const string ErrorCode = "x-ms-error-code:";

    public static IReadOnlyDictionary<int, (int Status, string? Code)> Read(string body)
    {
        var answers = new Dictionary<int, (int Status, string? Code)>();
        var place = -1;
        foreach (var line in body.AsSpan().EnumerateLines())
        {
            if (line.StartsWith("--", StringComparison.Ordinal))
            {
                place = -1;
            }
            else if (place < 0)
            {
                place = line.StartsWith(Id, StringComparison.OrdinalIgnoreCase) ? Number(line[Id.Length..].Trim()) : place;
            }
            else if (!answers.TryGetValue(place, out var answer))
            {
                if (line.StartsWith(StatusLine, StringComparison.Ordinal) && line.Length >= StatusLine.Length + 3)
                {
                    answers[place] = (Number(line.Slice(StatusLine.Length, 3)), null);
                }
            }
            else if (answer.Code is null && line.StartsWith(ErrorCode, StringComparison.OrdinalIgnoreCase))
            {
                answers[place] = answer with { Code = line[ErrorCode.Length..].Trim().ToString() };
            }
        }

        return answers;
    }

    private static int Number(ReadOnlySpan<char> text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
