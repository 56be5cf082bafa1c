using System.Globalization;
using Raso.Storage;
using Spectre.Console;

namespace Clouds;

/// <summary>Stores a folder, lists it, shares a file of it, reads it back, and deletes it again.</summary>
internal sealed class Tour(ICloudStorageBackend backend, CloudsSettings settings)
{
    /// <summary>Takes the tour.</summary>
    /// <returns>Whether every file came back as it was.</returns>
    public async Task<bool> TakeAsync(CancellationToken cancellationToken)
    {
        var files = await StoreAsync(cancellationToken);
        try
        {
            await ListAsync(cancellationToken);
            await ShareAsync(files[0], cancellationToken);
            return await ReadAsync(files, cancellationToken);
        }
        finally
        {
            if (!settings.Keep)
            {
                // Also after Ctrl+C.
                await DeleteAsync(files, CancellationToken.None);
            }
        }
    }

    private async Task<IReadOnlyList<StoredFile>> StoreAsync(CancellationToken cancellationToken)
    {
        var names = Directory.GetFiles(settings.Folder, "*", SearchOption.AllDirectories);
        if (names.Length == 0)
        {
            throw new IOException($"The folder '{settings.Folder}' has no files; name another with --folder.");
        }

        Array.Sort(names, StringComparer.Ordinal);
        var stored = await Bars.ShowAsync("storing", names.Sum(name => new FileInfo(name).Length), async advance =>
        {
            List<StoredFile> files = [];
            foreach (var name in names)
            {
                var path = StoragePath.Parse(settings.Prefix + Path.GetRelativePath(settings.Folder, name).Replace(Path.DirectorySeparatorChar, '/'));
                var options = new StoreOptions { ContentType = ContentTypes.Of(name), Progress = new Told(advance) };
                files.Add(await backend.StoreFileAsync(path, name, options, cancellationToken));
            }

            return files;
        });
        AnsiConsole.MarkupLineInterpolated(
            CultureInfo.InvariantCulture, $"[green]stored[/] {stored.Count} files, {stored.Sum(file => file.Length)} bytes, on '{backend.Name}', for example {stored[0].Uri}");
        return stored;
    }

    private async Task ListAsync(CancellationToken cancellationToken)
    {
        var table = new Table().AddColumns("path", "bytes", "stored");
        await foreach (var entry in backend.ListAsync(new ListOptions { Prefix = settings.Prefix }, cancellationToken))
        {
            table.AddRow(
                Markup.Escape(entry.Path),
                string.Create(CultureInfo.InvariantCulture, $"{entry.Length}"),
                string.Create(CultureInfo.InvariantCulture, $"{entry.LastModified:u}"));
        }

        AnsiConsole.Write(table);
    }

    private async Task ShareAsync(StoredFile file, CancellationToken cancellationToken)
    {
        if (!backend.Capabilities.SignedUrls)
        {
            AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[yellow]not shared:[/] '{backend.Name}' signs no URLs as it is configured");
            return;
        }

        var shared = await backend.SignUrlAsync(file.Path, new SignedUrlOptions { Lifetime = TimeSpan.FromMinutes(15) }, cancellationToken);
        using var anybody = new HttpClient();
        using var answer = await anybody.GetAsync(shared.Url, cancellationToken);
        var bytes = await answer.Content.ReadAsByteArrayAsync(cancellationToken);
        // The query is the permission: it belongs to whom the file is shared with, not on a screen. ToString() leaves it out.
        AnsiConsole.MarkupLineInterpolated(
            CultureInfo.InvariantCulture, $"[green]shared[/] {shared}: somebody without an account got {(int)answer.StatusCode} and {bytes.Length} of {file.Length} bytes");
        if (!answer.IsSuccessStatusCode || bytes.Length != file.Length)
        {
            throw new IOException($"The signed URL did not give the file: {(int)answer.StatusCode} {answer.ReasonPhrase}.");
        }
    }

    private async Task<bool> ReadAsync(IReadOnlyList<StoredFile> files, CancellationToken cancellationToken)
    {
        var sound = await Bars.ShowAsync("reading", files.Sum(file => file.Length), async advance =>
        {
            var count = 0;
            foreach (var file in files)
            {
                // The whole read is verified against the checksum from when the file was stored; a damaged byte throws.
                await using var read = await backend.RetrieveAsync(
                    file.Path, new RetrieveOptions { ExpectedSha256 = file.Sha256, Progress = new Told(advance) }, cancellationToken);
                await read.Content.CopyToAsync(Stream.Null, cancellationToken);
                count++;
            }

            return count;
        });
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[green]read[/] {sound} of {files.Count} files back, each as its SHA-256 says");
        return sound == files.Count;
    }

    private async Task DeleteAsync(IReadOnlyList<StoredFile> files, CancellationToken cancellationToken)
    {
        // One by one, as every server can; DeleteManyAsync takes up to a thousand with one request where the store has such a call.
        foreach (var file in files)
        {
            await backend.DeleteAsync(file.Path, cancellationToken);
        }

        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[green]deleted[/] {files.Count} files; --keep true leaves them");
    }
}
