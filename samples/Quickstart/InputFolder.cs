using System.Globalization;
using System.Security.Cryptography;
using Raso.Storage;
using Raso.Storage.Papers;
using Spectre.Console;

namespace Quickstart;

/// <summary>Takes in the PDFs of a folder. What cannot be taken in is named with the reason, and the others are.</summary>
internal sealed class InputFolder(IPaperRepository papers)
{
    // Readers look for the header within the first 1,024 bytes.
    private const int HeaderWithin = 1024;

    // A folder that may not be read is told, not taken for an empty one.
    private static readonly EnumerationOptions AnyCase = new() { MatchCasing = MatchCasing.CaseInsensitive, IgnoreInaccessible = false };

    public async Task TakeAsync(string folder, CancellationToken cancellationToken)
    {
        var files = List(folder);
        if (files.Count == 0)
        {
            AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[yellow]'{folder}' has no file that ends in .pdf; folders in it are not looked into.[/]");
        }

        foreach (var file in files)
        {
            // A name that is no UTF-8 is read with replacement characters, under which no file is found.
            if (file.Contains('\uFFFD', StringComparison.Ordinal) && !File.Exists(file))
            {
                AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[yellow]{Path.GetFileName(file)} was left out: its name is no valid UTF-8; rename it.[/]");
                continue;
            }

            try
            {
                AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"{await TakeAsync(new FileInfo(file), cancellationToken)}");
            }
            catch (Exception error) when (error is RasoException { IsTransient: false } or IOException or UnauthorizedAccessException)
            {
                var reason = error is UnauthorizedAccessException ? "may not be read; give yourself the right to read it." : error.Message;
                AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[yellow]{Path.GetFileName(file)} was left out: {reason}[/]");
            }
        }
    }

    public static List<string> List(string folder)
    {
        try
        {
            return [.. Directory.EnumerateFiles(folder, "*.pdf", AnyCase).Order(StringComparer.Ordinal)];
        }
        catch (UnauthorizedAccessException error)
        {
            throw new IOException($"The folder '{folder}' may not be read; give yourself the right to read it, or give another with --input.", error);
        }
    }

    private async Task<string> TakeAsync(FileInfo file, CancellationToken cancellationToken)
    {
        var target = file.LinkTarget is null ? file : file.ResolveLinkTarget(returnFinalTarget: true);
        if (target is not FileInfo { Exists: true, Length: var length })
        {
            return $"{file.Name} is a link to a file that is not there: left out.";
        }

        // A pipe has no length either, and reading it could wait forever.
        if (length == 0)
        {
            return $"{file.Name} is empty: left out.";
        }

        if (!await IsPdfAsync(file.FullName, cancellationToken))
        {
            return $"{file.Name} is no PDF: left out.";
        }

        var id = await IdOfAsync(file.FullName, cancellationToken);
        var paper = await papers.GetAsync(id, cancellationToken);
        if (paper?.PdfPath is not null)
        {
            return $"{file.Name} is there already, as {paper.Title}.";
        }

        paper ??= await papers.CreateAsync(
            new NewPaper { Id = id, Title = Path.GetFileNameWithoutExtension(file.Name), Authors = ["Unknown"] }, cancellationToken);
        await papers.AttachPdfAsync(id, FileContent.FromFile(file.FullName), cancellationToken: cancellationToken);
        return $"Took in {paper.Title}.";
    }

    private static async Task<bool> IsPdfAsync(string file, CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(file);
        var start = new byte[HeaderWithin];
        var count = await stream.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellationToken);
        return start.AsSpan(0, count).IndexOf("%PDF-"u8) >= 0;
    }

    // The same file gives the same id, so that a second run finds the paper of the first.
    private static async Task<Guid> IdOfAsync(string file, CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(file);
        return new Guid((await SHA256.HashDataAsync(stream, cancellationToken)).AsSpan(0, 16), bigEndian: true);
    }
}
