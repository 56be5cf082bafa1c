using System.Text.RegularExpressions;
using Raso.Storage.Assets;
using Raso.Storage.Validation;

namespace Raso.Storage.Content;

/// <summary>What the fields must be that several kinds of assets have.</summary>
internal static partial class AssetChecks
{
    private const int MaxTitle = 300;
    private const int MaxSceneName = 200;

    // What numeric(10,3) seconds can hold.
    private static readonly TimeSpan MaxDuration = TimeSpan.FromSeconds(9_999_999);

    public static void Check(NewAsset asset, FieldChecks checks)
    {
        checks.Require(asset.Id != Guid.Empty, nameof(asset.Id), "is the empty id; leave it out or give an id of your own.");
        checks.Require(asset.PaperId != Guid.Empty, nameof(asset.PaperId), "is the empty id; give the id of a paper.");
        checks.RequiredLine(asset.Title, nameof(asset.Title), MaxTitle);
        CheckRest(
            checks, asset.Description, asset.SceneNumber, asset.SceneName, asset.ValidationStatus, asset.GenerationTime);
        checks.Json(asset.ValidationErrors, nameof(asset.ValidationErrors));
        checks.Json(asset.GenerationParameters, nameof(asset.GenerationParameters));
        checks.Json(asset.AiModelsUsed, nameof(asset.AiModelsUsed));
    }

    public static void Check(AssetChanges changes, FieldChecks checks)
    {
        if (changes.Title.IsSet)
        {
            checks.RequiredLine(changes.Title.Value, nameof(changes.Title), MaxTitle);
        }

        CheckRest(
            checks,
            changes.Description.Value,
            changes.SceneNumber.Value,
            changes.SceneName.Value,
            changes.ValidationStatus.Value,
            changes.GenerationTime.Value);
        checks.Json(changes.ValidationErrors.Value, nameof(changes.ValidationErrors));
        checks.Json(changes.GenerationParameters.Value, nameof(changes.GenerationParameters));
        checks.Json(changes.AiModelsUsed.Value, nameof(changes.AiModelsUsed));
    }

    public static void Duration(TimeSpan? duration, FieldChecks checks) =>
        checks.Require(
            duration is null || (duration >= TimeSpan.FromMilliseconds(1) && duration <= MaxDuration),
            nameof(Duration),
            $"is {duration}; 1 ms to {MaxDuration.TotalSeconds:0} s are allowed.");

    public static void Resolution(string? resolution, FieldChecks checks) =>
        checks.Require(
            resolution is null || (resolution.Length <= 20 && WidthByHeight().IsMatch(resolution)),
            nameof(Resolution),
            "is not a width and a height in pixels; write it like 1920x1080.");

    public static void Bitrate(int? bitrate, FieldChecks checks) => checks.InRange(bitrate, nameof(Bitrate), 1, int.MaxValue);

    public static void VideoAssetId(Guid? id, FieldChecks checks) =>
        checks.Require(id != Guid.Empty, nameof(VideoAssetId), "is the empty id; leave it out or give the id of a video.");

    /// <summary>Checks when a visual appears and disappears.</summary>
    public static void Timing(TimeSpan? start, TimeSpan? end, FieldChecks checks)
    {
        checks.Require(start is null || (start >= TimeSpan.Zero && start <= MaxDuration), "StartTime", $"is {start}; 0 to {MaxDuration.TotalSeconds:0} s are allowed.");
        checks.Require(end is null || (end > TimeSpan.Zero && end <= MaxDuration), "EndTime", $"is {end}; more than 0 and at most {MaxDuration.TotalSeconds:0} s are allowed.");
        checks.Require(start is null || end is null || end - start >= TimeSpan.FromMilliseconds(1), "EndTime", "is not after StartTime; the visual would never be seen.");
    }

    /// <summary>Checks when a visual appears and disappears where one of the two is changed and the other stays.</summary>
    public static void TimingOfRow(TimeSpan? start, Change<TimeSpan?> newStart, TimeSpan? end, Change<TimeSpan?> newEnd, FieldChecks checks)
    {
        if (newStart.Or(start) is { } from && newEnd.Or(end) is { } to && to - from < TimeSpan.FromMilliseconds(1))
        {
            checks.Require(!newEnd.IsSet, "EndTime", $"is {to}, which is not after the StartTime that the visual has ({from}); change both.");
            checks.Require(!newStart.IsSet, "StartTime", $"is {from}, which is not before the EndTime that the visual has ({to}); change both.");
        }
    }

    private static void CheckRest(
        FieldChecks checks, string? description, int? sceneNumber, string? sceneName, ValidationStatus status, TimeSpan? generationTime)
    {
        checks.Prose(description, nameof(NewAsset.Description));
        checks.InRange(sceneNumber, nameof(NewAsset.SceneNumber), 0, int.MaxValue);
        checks.Line(sceneName, nameof(NewAsset.SceneName), MaxSceneName);
        checks.Defined(status, nameof(NewAsset.ValidationStatus));
        checks.Require(
            generationTime is null || (generationTime >= TimeSpan.Zero && generationTime <= TimeSpan.FromSeconds(int.MaxValue)),
            nameof(NewAsset.GenerationTime),
            $"is {generationTime}; 0 to {int.MaxValue} s are allowed.");
    }

    [GeneratedRegex(@"^[1-9][0-9]{0,8}x[1-9][0-9]{0,8}\z", RegexOptions.CultureInvariant)]
    private static partial Regex WidthByHeight();
}
