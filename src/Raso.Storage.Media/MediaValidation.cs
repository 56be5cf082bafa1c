using Microsoft.Extensions.Logging;
using Raso.Storage.Assets;

namespace Raso.Storage.Media;

/// <inheritdoc cref="IMediaValidation"/>
internal sealed class MediaValidation(IAssetService assets, IMediaProbe probe, ILogger<MediaValidation> logger) : IMediaValidation
{
    // Others who change the asset meanwhile are met by looking again, not for ever.
    private const int MaxRounds = 10;

    public Task<MediaValidationResult> ValidateAsync(AssetReference asset, CancellationToken cancellationToken = default) => asset.Type switch
    {
        AssetType.Video => ValidateAsync(assets.Videos, asset, new VideoAssetChanges(), VideoJudge.Judge, cancellationToken),
        AssetType.Audio => ValidateAsync(assets.Audio, asset, new AudioAssetChanges(), AudioJudge.Judge, cancellationToken),
        AssetType.Visual => ValidateAsync(assets.Visuals, asset, new VisualAssetChanges(), VisualJudge.Judge, cancellationToken),
        _ => throw new ArgumentOutOfRangeException(nameof(asset), asset.Type, "No such kind of asset."),
    };

    private async Task<MediaValidationResult> ValidateAsync<TAsset, TNew, TChanges>(
        IAssetSet<TAsset, TNew, TChanges> set,
        AssetReference reference,
        TChanges noChanges,
        Func<TAsset, MediaReading, (TChanges Changes, Verdict Verdict)> judge,
        CancellationToken cancellationToken)
        where TAsset : Asset
        where TNew : NewAsset
        where TChanges : AssetChanges
    {
        (StoragePath Path, MediaReading Reading)? read = null;
        for (var round = 1; ; round++)
        {
            var asset = await set.GetAsync(reference.Id, cancellationToken).ConfigureAwait(false)
                ?? throw new CatalogException(CatalogErrorCode.NotFound, $"There is no {reference}.");
            if (read is not { } known || known.Path != asset.FilePath)
            {
                known = await ReadAsync(set, reference.Id, cancellationToken).ConfigureAwait(false);
                read = known;
            }

            if (known.Path == asset.FilePath)
            {
                if (known.Reading.Outcome is not (ReadingOutcome.Sound or ReadingOutcome.Damaged or ReadingOutcome.Unrecognized))
                {
                    return ResultOf(reference, asset, known.Reading, known.Reading.Faults);
                }

                var (changes, verdict) = judge(asset, known.Reading);
                try
                {
                    var judged = changes.Equals(noChanges)
                        ? asset
                        : await set.UpdateAsync(reference.Id, changes, asset.RowVersion, cancellationToken).ConfigureAwait(false);
                    if (verdict.Status == ValidationStatus.Invalid)
                    {
                        MediaLog.AssetInvalid(logger, reference, verdict.Errors[0]);
                    }

                    return ResultOf(reference, judged, known.Reading, verdict.Errors);
                }
                catch (CatalogException error) when (error.Code == CatalogErrorCode.Conflict)
                {
                    // Judged again, for the asset as somebody else left it.
                }
            }

            if (round == MaxRounds)
            {
                throw new CatalogException(CatalogErrorCode.Conflict, $"Others keep changing the {reference}; call again.", isTransient: true);
            }
        }
    }

    private async Task<(StoragePath Path, MediaReading Reading)> ReadAsync<TAsset, TNew, TChanges>(
        IAssetSet<TAsset, TNew, TChanges> set, Guid id, CancellationToken cancellationToken)
        where TAsset : Asset
        where TNew : NewAsset
        where TChanges : AssetChanges
    {
        var file = await set.OpenAsync(id, cancellationToken: cancellationToken).ConfigureAwait(false);
        await using (file.ConfigureAwait(false))
        {
            var content = FileContent.FromStream(file.Content, file.Info.Length);
            return (file.Info.Path, await probe.ReadAsync(content, cancellationToken).ConfigureAwait(false));
        }
    }

    private static MediaValidationResult ResultOf(AssetReference reference, Asset asset, MediaReading reading, IReadOnlyList<string> errors) => new()
    {
        Asset = reference,
        FilePath = asset.FilePath,
        Status = asset.ValidationStatus,
        Outcome = reading.Outcome,
        Errors = errors,
        Facts = reading.Facts,
    };
}
