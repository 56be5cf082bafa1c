using System.Globalization;
using Raso.Storage.Assets;
using Raso.Storage.Jobs;
using Raso.Storage.Papers;
using Raso.Storage.Workflows;
using Spectre.Console;

namespace Worker;

/// <summary>Looks whether each paper has one film with just the parts of its plan, and reads every file back.</summary>
internal sealed class Verification(IGenerationJobQueue queue, IAssetGeneration generation, IAssetService assets)
{
    private readonly List<string> _faults = [];
    private int _films;
    private int _parts;
    private long _bytes;
    private int _goneOnWith;
    private int _kept;

    /// <summary>Verifies the films of papers, and shows what was found.</summary>
    /// <returns>Whether all is as it should be.</returns>
    public async Task<bool> ShowAsync(IReadOnlyList<Paper> papers, CancellationToken cancellationToken)
    {
        foreach (var paper in papers)
        {
            await VerifyAsync(paper, cancellationToken);
        }

        foreach (var fault in _faults)
        {
            AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[red]{fault}[/]");
        }

        var verdict = _faults.Count == 0 ? "none is missing, none is there twice" : $"{_faults.Count} faults";
        AnsiConsole.MarkupLineInterpolated(
            CultureInfo.InvariantCulture,
            $"[green]{_films} of {papers.Count} films are done[/], each once: {_parts} parts, {_bytes:N0} bytes read back with verified checksums; {verdict}.");
        AnsiConsole.MarkupLineInterpolated(
            CultureInfo.InvariantCulture, $"{_goneOnWith} films went on where a stopped or killed worker had left them: {_kept} of their parts stood already.");
        return _faults.Count == 0;
    }

    private async Task VerifyAsync(Paper paper, CancellationToken cancellationToken)
    {
        var jobs = (await queue.ListAsync(new JobListOptions { PaperId = paper.Id, Latest = true }, cancellationToken)).Items;
        if (jobs is not [{ Status: JobStatus.Completed } job])
        {
            _faults.Add($"{paper.Title}: its jobs are {string.Join(", ", jobs.Select(other => $"{other.Status} {string.Join(' ', other.ErrorMessages)}"))}.");
            return;
        }

        var report = await generation.InspectAsync(FilmScript.Read(job).ToPlan(paper.Id), cancellationToken);
        var all = await assets.GetByPaperAsync(paper.Id, cancellationToken) ?? throw new InvalidOperationException("The paper was deleted meanwhile.");
        Asset[] there = [.. all.Visuals, .. all.Audio, .. all.Videos];
        var planned = report.Parts.Select(part => part.AssetId).Order();
        if (!report.IsComplete || !planned.SequenceEqual(there.Select(asset => asset.Id).Order()) || there.Any(asset => asset.VersionNumber != 1))
        {
            _faults.Add($"{paper.Title}: {report.Parts.Count(part => part.IsFinished)} of {report.Parts.Count} parts are finished, and it has {there.Length} assets.");
            return;
        }

        await ReadAsync(all.Visuals, assets.Visuals, cancellationToken);
        await ReadAsync(all.Audio, assets.Audio, cancellationToken);
        await ReadAsync(all.Videos, assets.Videos, cancellationToken);
        var kept = FilmEffort.Read(job).Kept;
        _films++;
        _goneOnWith += kept > 0 ? 1 : 0;
        _kept += kept;
    }

    private async Task ReadAsync<TAsset, TNew, TChanges>(IEnumerable<TAsset> those, IAssetSet<TAsset, TNew, TChanges> set, CancellationToken cancellationToken)
        where TAsset : Asset
        where TNew : NewAsset
        where TChanges : AssetChanges
    {
        foreach (var asset in those)
        {
            // Bytes that do not match their SHA-256 throw here instead of ending.
            await using var file = await set.OpenAsync(asset.Id, cancellationToken: cancellationToken);
            await file.Content.CopyToAsync(Stream.Null, cancellationToken);
            _parts++;
            _bytes += file.Info.Length;
        }
    }
}
