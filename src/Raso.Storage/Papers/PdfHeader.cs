using Raso.Storage.Files;
using Raso.Storage.Validation;

namespace Raso.Storage.Papers;

/// <summary>Tells a PDF by its header, before anything is written.</summary>
internal static class PdfHeader
{
    // Readers look for the header within the first 1,024 bytes (ISO 32000-1, annex H, note 13).
    private const int Within = 1024;

    /// <summary>The name of the field at fault.</summary>
    public const string Field = "Content";

    /// <summary>Refuses what is no PDF.</summary>
    /// <returns>Content that still has all of its bytes.</returns>
    /// <exception cref="ValidationException">The content is empty or no PDF.</exception>
    public static async Task<FileContent> RequireAsync(FileContent content, CancellationToken cancellationToken)
    {
        var (whole, fault) = await InspectAsync(content, cancellationToken).ConfigureAwait(false);
        var checks = new FieldChecks();
        checks.Require(fault is null, Field, fault ?? "");
        checks.ThrowIfAny();
        return whole;
    }

    /// <summary>Looks whether content is a PDF.</summary>
    /// <returns>Content that still has all of its bytes, and what is at fault; <see langword="null"/> where it is a PDF.</returns>
    public static async Task<(FileContent Whole, string? Fault)> InspectAsync(FileContent content, CancellationToken cancellationToken)
    {
        var (head, whole) = await ContentHead.PeekAsync(content, Within, cancellationToken).ConfigureAwait(false);
        return (whole, head.IsEmpty ? "is empty; give the bytes of a PDF." : head.Span.IndexOf("%PDF-"u8) < 0 ? "is no PDF: '%PDF-' is not within its first 1,024 bytes." : null);
    }
}
