using Raso.Storage.Files;
using Raso.Storage.Validation;

namespace Raso.Storage.Papers;

/// <summary>Tells a PDF by its header, before anything is written.</summary>
internal static class PdfHeader
{
    // Readers look for the header within the first 1,024 bytes (ISO 32000-1, annex H, note 13).
    private const int Within = 1024;

    /// <summary>Refuses what is no PDF.</summary>
    /// <returns>Content that still has all of its bytes.</returns>
    /// <exception cref="ValidationException">The content is empty or no PDF.</exception>
    public static async Task<FileContent> RequireAsync(FileContent content, CancellationToken cancellationToken)
    {
        var (head, whole) = await ContentHead.PeekAsync(content, Within, cancellationToken).ConfigureAwait(false);
        var checks = new FieldChecks();
        checks.Require(head.Span.IndexOf("%PDF-"u8) >= 0, "Content", head.IsEmpty ? "is empty; give the bytes of a PDF." : "is no PDF: '%PDF-' is not within its first 1,024 bytes.");
        checks.ThrowIfAny();
        return whole;
    }
}
