using Npgsql;
using Raso.Storage.Assets;

namespace Raso.Storage.Catalog.Postgres;

/// <summary>What the rows of the three kinds of assets share. Each call is one round trip.</summary>
internal abstract class PostgresAssetRows<TAsset, TNew, TChanges>(PostgresCommands commands) : IAssetRows<TAsset, TNew, TChanges>
    where TAsset : Asset
    where TNew : NewAsset
    where TChanges : AssetChanges
{
    /// <summary>Gets what the kind is called in errors.</summary>
    protected abstract string Kind { get; }

    protected abstract string GetSql { get; }

    protected abstract string DeleteSql { get; }

    public async Task<TAsset?> InsertAsync(Guid id, TNew asset, VersionFile file, CancellationToken cancellationToken)
    {
        var insert = AddFile(BindNew(asset), file)
            .With("id", id)
            .With("paper_id", asset.PaperId)
            .With("title", asset.Title)
            .With("description", asset.Description)
            .With("scene_number", asset.SceneNumber)
            .With("scene_name", asset.SceneName)
            .With("validation_status", CatalogText.ValidationStatuses.Format(asset.ValidationStatus))
            .With("validation_errors", asset.ValidationErrors)
            .With("generation_parameters", asset.GenerationParameters)
            .With("ai_models_used", asset.AiModelsUsed)
            .With("generation_time_seconds", CatalogText.ToWholeSeconds(asset.GenerationTime));
        var row = await commands.FirstAsync([insert, NoteVersion(id, file), Get(id)], Read, cancellationToken).ConfigureAwait(false);
        return insert.RecordsAffected > 0 ? row : null;
    }

    public Task<TAsset?> GetAsync(Guid id, CancellationToken cancellationToken) => commands.FirstAsync([Get(id)], Read, cancellationToken);

    public async Task<TAsset> UpdateAsync(Guid id, TChanges changes, VersionFile? file, long? expectedRowVersion, CancellationToken cancellationToken)
    {
        var update = AddFile(BindChanges(changes), file)
            .With("id", id)
            .With("expected", expectedRowVersion)
            .With("set_title", changes.Title.IsSet).With("title", changes.Title.Value)
            .With("set_description", changes.Description.IsSet).With("description", changes.Description.Value)
            .With("set_scene_number", changes.SceneNumber.IsSet).With("scene_number", changes.SceneNumber.Value)
            .With("set_scene_name", changes.SceneName.IsSet).With("scene_name", changes.SceneName.Value)
            .With("set_validation_status", changes.ValidationStatus.IsSet)
            .With("validation_status", CatalogText.ValidationStatuses.Format(changes.ValidationStatus.Value))
            .With("set_validation_errors", changes.ValidationErrors.IsSet).With("validation_errors", changes.ValidationErrors.Value)
            .With("set_generation_parameters", changes.GenerationParameters.IsSet).With("generation_parameters", changes.GenerationParameters.Value)
            .With("set_ai_models_used", changes.AiModelsUsed.IsSet).With("ai_models_used", changes.AiModelsUsed.Value)
            .With("set_generation_time", changes.GenerationTime.IsSet)
            .With("generation_time_seconds", CatalogText.ToWholeSeconds(changes.GenerationTime.Value));
        NpgsqlBatchCommand[] batch = file is null ? [update, Get(id)] : [update, NoteVersion(id, file), Get(id)];
        var row = await commands.FirstAsync(batch, Read, cancellationToken).ConfigureAwait(false) ?? throw PostgresRowErrors.NotFound(Kind, id);
        return update.RecordsAffected > 0 ? row : throw PostgresRowErrors.Conflict(Kind, id);
    }

    public async Task<bool> DeleteAsync(Guid id, CancellationToken cancellationToken) =>
        await commands.ExecuteAsync(new NpgsqlBatchCommand(DeleteSql).With("id", id), cancellationToken).ConfigureAwait(false) > 0;

    /// <summary>Makes the insertion with the values that only this kind has.</summary>
    protected abstract NpgsqlBatchCommand BindNew(TNew asset);

    /// <summary>Makes the update with the values that only this kind has.</summary>
    protected abstract NpgsqlBatchCommand BindChanges(TChanges changes);

    protected abstract TAsset Read(PostgresRow row);

    /// <summary>Adds the file of a version.</summary>
    protected virtual NpgsqlBatchCommand AddFile(NpgsqlBatchCommand command, VersionFile? file) => file?.SourceCodePath is null
        ? command.With("file_path", file?.Path).With("file_size", file?.Length)
        : throw new CatalogException(CatalogErrorCode.ConstraintViolation, $"Only a visual has source code; the asset is of another kind ({Kind}).");

    private static NpgsqlBatchCommand NoteVersion(Guid id, VersionFile file) => new NpgsqlBatchCommand(AssetSql.NoteVersion)
        .With("id", id)
        .With("file_path", file.Path)
        .With("changes_description", file.ChangesDescription)
        .With("created_by", file.CreatedBy)
        .With("performance_metrics", file.PerformanceMetrics);

    private NpgsqlBatchCommand Get(Guid id) => new NpgsqlBatchCommand(GetSql).With("id", id);
}
