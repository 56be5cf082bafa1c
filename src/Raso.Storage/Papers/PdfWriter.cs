using Raso.Storage.Catalog;
using Raso.Storage.Files;
using Raso.Storage.Folders;
using Raso.Storage.Naming;

namespace Raso.Storage.Papers;

/// <summary>Stores PDFs and points papers to them.</summary>
internal sealed class PdfWriter(ICatalog catalog, FileStore files, DeletedFiles deleted, IStorageLayout layout, FolderMetadata folders)
{
    private const string PdfType = "application/pdf";

    /// <summary>Stores a PDF in place of the one that the paper has.</summary>
    /// <param name="paper">The paper, as it was seen.</param>
    /// <param name="content">The bytes, which were looked at already.</param>
    /// <param name="options">How they are stored.</param>
    /// <param name="onlyAsSeen">Whether the paper must still have the PDF that it was seen with, or none where it had none.</param>
    /// <param name="cancellationToken">Cancels the call; nothing is attached then.</param>
    /// <returns>The paper as it is now.</returns>
    /// <exception cref="CatalogException"><see cref="CatalogErrorCode.Conflict"/>, transient: another PDF was attached meanwhile; or as <see cref="IPaperRepository.AttachPdfAsync"/>.</exception>
    public async Task<Paper> AttachAsync(Paper paper, FileContent content, FileWriteOptions options, bool onlyAsSeen, CancellationToken cancellationToken)
    {
        var path = layout.GetPdfPath(paper.Folder, UniqueName.Create());
        var file = await files.WriteAsync(path, content, PdfType, options, cancellationToken).ConfigureAwait(false);
        await using (file.ConfigureAwait(false))
        {
            var (attached, released, claims) = await catalog.WriteAsync(
                async (session, token) =>
                {
                    var before = await session.Papers.GetAsync(paper.Id, token).ConfigureAwait(false);
                    await file.ConfirmAsync(session, token).ConfigureAwait(false);
                    var row = await session.Papers.SetPdfAsync(paper.Id, path, token).ConfigureAwait(false);
                    if (onlyAsSeen)
                    {
                        RequireAsSeen(paper, before, row);
                    }

                    var old = before?.PdfPath is { } oldPath ? await session.Files.FindAsync(oldPath, token).ConfigureAwait(false) : null;
                    return (row, old, await folders.ClaimAsync(session, [paper.Id], token).ConfigureAwait(false));
                },
                cancellationToken).ConfigureAwait(false);
            file.Keep();
            await folders.TrySettleAsync(claims, cancellationToken).ConfigureAwait(false);
            if (released is not null)
            {
                await deleted.DeleteBytesAsync([released.Id], cancellationToken).ConfigureAwait(false);
            }

            return attached;
        }
    }

    private static void RequireAsSeen(Paper seen, Paper? before, Paper row)
    {
        // Read committed: only the row's own count tells whether somebody came between the read and the change, which locks the row.
        if (before?.PdfPath != seen.PdfPath || row.RowVersion != before?.RowVersion + 1)
        {
            throw new CatalogException(
                CatalogErrorCode.Conflict, $"The paper {seen.Id} was changed while its PDF was stored; nothing was attached. Call again.", isTransient: true);
        }
    }
}
