using Raso.Storage.Assets;
using Raso.Storage.Jobs;
using Raso.Storage.Relationships;

namespace Raso.Storage.Catalog;

/// <summary>How values of the code stand in the database; the same in every dialect, for catalogue authors.</summary>
public static class CatalogText
{
    private static readonly decimal MaxSeconds = (decimal)TimeSpan.MaxValue.Ticks / TimeSpan.TicksPerSecond;

    /// <summary>Gets the texts of <c>files.state</c>.</summary>
    public static EnumText<FileState> FileStates { get; } = new(
        (FileState.Writing, "writing"),
        (FileState.Committed, "committed"),
        (FileState.Abandoned, "abandoned"),
        (FileState.Deleting, "deleting"),
        (FileState.Deleted, "deleted"));

    /// <summary>Gets the texts of <c>file_replicas.state</c>.</summary>
    public static EnumText<ReplicaState> ReplicaStates { get; } = new(
        (ReplicaState.Writing, "writing"),
        (ReplicaState.Stored, "stored"),
        (ReplicaState.Missing, "missing"),
        (ReplicaState.Deleted, "deleted"));

    /// <summary>Gets the texts of the columns that name a kind of asset, for example <c>content_versions.content_type</c>.</summary>
    public static EnumText<AssetType> AssetTypes { get; } = new(
        (AssetType.Video, "video"),
        (AssetType.Audio, "audio"),
        (AssetType.Visual, "visual"));

    /// <summary>Gets the texts of <c>video_assets.role</c>.</summary>
    public static EnumText<VideoRole> VideoRoles { get; } = new(
        (VideoRole.Final, "final"),
        (VideoRole.Scene, "scene"),
        (VideoRole.Draft, "draft"));

    /// <summary>Gets the texts of <c>audio_assets.role</c>.</summary>
    public static EnumText<AudioRole> AudioRoles { get; } = new(
        (AudioRole.Narration, "narration"),
        (AudioRole.Music, "music"),
        (AudioRole.Effects, "effects"));

    /// <summary>Gets the texts of <c>visual_assets.role</c>.</summary>
    public static EnumText<VisualRole> VisualRoles { get; } = new(
        (VisualRole.Animation, "animation"),
        (VisualRole.Slide, "slide"),
        (VisualRole.Diagram, "diagram"),
        (VisualRole.Chart, "chart"),
        (VisualRole.Model3D, "3d_model"),
        (VisualRole.Equation, "equation"));

    /// <summary>Gets the texts of <c>audio_assets.format</c>.</summary>
    public static EnumText<AudioFormat> AudioFormats { get; } = new(
        (AudioFormat.Mp3, "mp3"),
        (AudioFormat.Wav, "wav"),
        (AudioFormat.Aac, "aac"),
        (AudioFormat.Flac, "flac"),
        (AudioFormat.Opus, "opus"),
        (AudioFormat.Ogg, "ogg"),
        (AudioFormat.M4a, "m4a"));

    /// <summary>Gets the texts of <c>visual_assets.format</c>.</summary>
    public static EnumText<VisualFormat> VisualFormats { get; } = new(
        (VisualFormat.Png, "png"),
        (VisualFormat.Svg, "svg"),
        (VisualFormat.Mp4, "mp4"),
        (VisualFormat.Gif, "gif"),
        (VisualFormat.Jpg, "jpg"),
        (VisualFormat.Webp, "webp"),
        (VisualFormat.Webm, "webm"),
        (VisualFormat.Glb, "glb"),
        (VisualFormat.Blend, "blend"));

    /// <summary>Gets the texts of the columns <c>quality_preset</c>.</summary>
    public static EnumText<QualityPreset> QualityPresets { get; } = new(
        (QualityPreset.Low, "low"),
        (QualityPreset.Medium, "medium"),
        (QualityPreset.High, "high"),
        (QualityPreset.Custom, "custom"));

    /// <summary>Gets the texts of the columns <c>validation_status</c>.</summary>
    public static EnumText<ValidationStatus> ValidationStatuses { get; } = new(
        (ValidationStatus.Pending, "pending"),
        (ValidationStatus.Valid, "valid"),
        (ValidationStatus.Invalid, "invalid"));

    /// <summary>Gets the texts of <c>asset_relationships.relationship_type</c>.</summary>
    public static EnumText<RelationshipType> RelationshipTypes { get; } = new(
        (RelationshipType.DependsOn, "depends_on"),
        (RelationshipType.Generates, "generates"),
        (RelationshipType.Enhances, "enhances"),
        (RelationshipType.Replaces, "replaces"),
        (RelationshipType.References, "references"));

    /// <summary>Gets the texts of <c>generation_jobs.job_type</c>.</summary>
    public static EnumText<JobType> JobTypes { get; } = new(
        (JobType.FullVideo, "full_video"),
        (JobType.AudioOnly, "audio_only"),
        (JobType.VisualOnly, "visual_only"),
        (JobType.Enhancement, "enhancement"));

    /// <summary>Gets the texts of <c>generation_jobs.status</c>.</summary>
    public static EnumText<JobStatus> JobStatuses { get; } = new(
        (JobStatus.Pending, "pending"),
        (JobStatus.Running, "running"),
        (JobStatus.Completed, "completed"),
        (JobStatus.Failed, "failed"),
        (JobStatus.Cancelled, "cancelled"));

    /// <summary>Turns a duration into seconds, as the columns <c>..._seconds</c> with three decimals hold it; rounded to the nearest millisecond.</summary>
    /// <param name="duration">The duration.</param>
    /// <returns>The seconds, or <see langword="null"/>.</returns>
    public static decimal? ToSeconds(TimeSpan? duration) => duration is { } known
        ? decimal.Round((decimal)known.Ticks / TimeSpan.TicksPerSecond, 3, MidpointRounding.AwayFromZero)
        : null;

    /// <summary>Turns seconds into a duration; rounded to the nearest millisecond.</summary>
    /// <param name="seconds">The seconds.</param>
    /// <param name="column">The table and column, for the error.</param>
    /// <returns>The duration, or <see langword="null"/>.</returns>
    /// <exception cref="CatalogException"><see cref="CatalogErrorCode.SchemaMismatch"/>: the number is too large for a duration.</exception>
    public static TimeSpan? ToDuration(decimal? seconds, string column)
    {
        if (seconds is not { } known)
        {
            return null;
        }

        return Math.Abs(known) < MaxSeconds - 1
            ? TimeSpan.FromTicks((long)(decimal.Round(known, 3, MidpointRounding.AwayFromZero) * TimeSpan.TicksPerSecond))
            : throw new CatalogException(CatalogErrorCode.SchemaMismatch, $"The column {column} holds a number of seconds that is too large for a duration.");
    }

    /// <summary>Turns a duration into whole seconds, as <c>generation_time_seconds</c> holds it; rounded to the nearest second.</summary>
    /// <param name="duration">The duration.</param>
    /// <returns>The seconds, or <see langword="null"/>.</returns>
    /// <exception cref="OverflowException">The duration has more than 2,147,483,647 seconds.</exception>
    public static int? ToWholeSeconds(TimeSpan? duration) => duration is { } known
        ? decimal.ToInt32(decimal.Round((decimal)known.Ticks / TimeSpan.TicksPerSecond, 0, MidpointRounding.AwayFromZero))
        : null;
}
