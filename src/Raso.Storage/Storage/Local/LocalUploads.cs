namespace Raso.Storage.Local;

/// <summary>Shows temporary files as pending uploads: those of running stores, and those that ended processes left.</summary>
internal static class LocalUploads
{
    private const int PageSize = 1000;

    public static UploadPage List(LocalRoot root, string prefix, string? continuation)
    {
        var page = root.Files.ReadNames(root.Temporary)
            .Where(entry => entry.Kind == EntryKind.File && (continuation is null || string.CompareOrdinal(entry.Name, continuation) > 0))
            .OrderBy(entry => entry.Name, StringComparer.Ordinal)
            .Take(PageSize + 1)
            .ToList();
        var uploads = new List<PendingUpload>();
        foreach (var entry in page.Take(PageSize))
        {
            if (TemporaryName.TryParse(entry.Name, out var name) && name.BeginsWith(prefix))
            {
                var path = name.IsWhole(prefix) ? prefix : name.Path;
                uploads.Add(new PendingUpload(path, entry.Name, name.StartedAt) { IsRunning = IsRunning(root, entry.Name) });
            }
        }

        return new UploadPage(uploads, page.Count > PageSize ? page[PageSize - 1].Name : null);
    }

    public static void Abort(LocalRoot root, StoragePath path, string uploadId)
    {
        // The id comes from outside, and must name a temporary file and nothing else.
        if (uploadId.Contains('/', StringComparison.Ordinal) || !TemporaryName.TryParse(uploadId, out _))
        {
            throw new LocalFileException(FileFault.BadName, "The upload id is none of this backend.");
        }

        using var sidecars = Sidecars.FindFolder(root, path);
        var status = sidecars is null ? null : root.Files.FindStatus(root.Temporary, uploadId);
        root.Files.Unlink(root.Temporary, uploadId);
        if (sidecars is not null && status is { } file)
        {
            RemoveSidecar(root, sidecars, path, file);
        }
    }

    /// <summary>Removes the description of a file that was never given its name: its writer was stopped right before.</summary>
    private static void RemoveSidecar(LocalRoot root, Folder sidecars, StoragePath path, in FileStatus status)
    {
        using var present = LocalReader.Find(root, path);
        if (present is null || Layout.Sidecar(path, present.Status) != Layout.Sidecar(path, status))
        {
            Sidecars.Remove(root.Files, sidecars, path, status);
        }
    }

    private static bool IsRunning(LocalRoot root, string name)
    {
        try
        {
            return root.Files.IsInUse(root.Temporary, name);
        }
        catch (LocalFileException exception) when (exception.Fault is FileFault.NotFound or FileFault.AccessDenied)
        {
            // Published or removed meanwhile, or another user's: then its age alone decides.
            return false;
        }
    }
}
