using Raso.Storage.Assets;
using Raso.Storage.Catalog;

namespace Raso.Storage.Sqlite;

/// <summary>What the rows of all kinds of assets have in common. One writer at a time: what a change reads first still holds when it writes.</summary>
internal abstract class SqliteAssetRows<TAsset, TNew, TChanges>(SqliteStatements statements, AssetSql sql) : IAssetRows<TAsset, TNew, TChanges>
    where TAsset : Asset
    where TNew : NewAsset
    where TChanges : AssetChanges
{
    public Task<TAsset?> InsertAsync(Guid id, TNew asset, VersionFile file, CancellationToken cancellationToken) => statements.Run(() =>
    {
        if (statements.Any(sql.Exists, ById(id), cancellationToken))
        {
            return null;
        }

        var arguments = ById(id)
            .Id("$paper_id", asset.PaperId)
            .Text("$title", asset.Title)
            .Text("$description", asset.Description)
            .Integer("$scene_number", asset.SceneNumber)
            .Text("$scene_name", asset.SceneName)
            .Text("$validation_status", CatalogText.ValidationStatuses.Format(asset.ValidationStatus))
            .Json("$validation_errors", asset.ValidationErrors)
            .Json("$generation_parameters", asset.GenerationParameters)
            .Json("$ai_models_used", asset.AiModelsUsed)
            .Integer("$generation_time_seconds", CatalogText.ToWholeSeconds(asset.GenerationTime))
            .Path("$file_path", file.Path)
            .Integer("$file_size", file.Length);
        AddFields(arguments, asset, file);
        statements.Execute(sql.Insert, arguments, cancellationToken);
        Note(id, file, cancellationToken);
        return Get(id, cancellationToken);
    });

    public Task<TAsset?> GetAsync(Guid id, CancellationToken cancellationToken) => statements.Run(() => Get(id, cancellationToken));

    public Task<TAsset> UpdateAsync(Guid id, TChanges changes, VersionFile? file, long? expectedRowVersion, CancellationToken cancellationToken) => statements.Run(() =>
    {
        var old = GetExisting(id, cancellationToken);
        if (expectedRowVersion is { } expected && expected != old.RowVersion)
        {
            throw new CatalogException(CatalogErrorCode.Conflict, $"The {sql.Name} {id} has row version {old.RowVersion}, not {expected}: it was changed since it was read. Read it again.");
        }

        var arguments = ById(id)
            .Text("$title", changes.Title.Or(old.Title))
            .Text("$description", changes.Description.Or(old.Description))
            .Integer("$scene_number", changes.SceneNumber.Or(old.SceneNumber))
            .Text("$scene_name", changes.SceneName.Or(old.SceneName))
            .Text("$validation_status", CatalogText.ValidationStatuses.Format(changes.ValidationStatus.Or(old.ValidationStatus)))
            .Json("$validation_errors", changes.ValidationErrors.Or(old.ValidationErrors))
            .Json("$generation_parameters", changes.GenerationParameters.Or(old.GenerationParameters))
            .Json("$ai_models_used", changes.AiModelsUsed.Or(old.AiModelsUsed))
            .Integer("$generation_time_seconds", CatalogText.ToWholeSeconds(changes.GenerationTime.Or(old.GenerationTime)))
            .Path("$file_path", file?.Path ?? old.FilePath)
            .Integer("$file_size", file?.Length ?? old.FileSize);
        AddFields(arguments, changes, old, file);
        statements.Execute(sql.Update, arguments, cancellationToken);
        if (file is not null)
        {
            Note(id, file, cancellationToken);
        }

        return GetExisting(id, cancellationToken);
    });

    public Task<bool> DeleteAsync(Guid id, CancellationToken cancellationToken) => statements.Run(() =>
        statements.Execute(sql.Delete, ById(id), cancellationToken) > 0);

    public IReadOnlyList<TAsset> ListOfPaper(Guid paperId, CancellationToken cancellationToken) =>
        statements.Query(sql.ListOfPaper, new SqliteArguments().Id("$paper_id", paperId), Map, cancellationToken);

    /// <summary>Adds the fields of this kind for a new row.</summary>
    protected abstract void AddFields(SqliteArguments arguments, TNew asset, VersionFile file);

    /// <summary>Adds the fields of this kind for a changed row.</summary>
    protected abstract void AddFields(SqliteArguments arguments, TChanges changes, TAsset old, VersionFile? file);

    protected abstract TAsset Map(SqliteRow row);

    /// <summary>Refuses source code where the kind has none, instead of losing it.</summary>
    protected void RefuseSourceCode(VersionFile? file)
    {
        if (file?.SourceCodePath is not null)
        {
            throw new CatalogException(CatalogErrorCode.ConstraintViolation, $"Only a visual has source code, the {sql.Name} does not.");
        }
    }

    private static SqliteArguments ById(Guid id) => new SqliteArguments().Id("$id", id);

    private void Note(Guid id, VersionFile file, CancellationToken cancellationToken) => statements.Execute(
        AssetSql.NoteVersion,
        new SqliteArguments()
            .Id("$content_id", id)
            .Path("$file_path", file.Path)
            .Text("$changes_description", file.ChangesDescription)
            .Text("$created_by", file.CreatedBy)
            .Json("$performance_metrics", file.PerformanceMetrics),
        cancellationToken);

    private TAsset? Get(Guid id, CancellationToken cancellationToken) => statements.QueryFirst(sql.Get, ById(id), Map, cancellationToken);

    private TAsset GetExisting(Guid id, CancellationToken cancellationToken) =>
        Get(id, cancellationToken) ?? throw new CatalogException(CatalogErrorCode.NotFound, $"There is no {sql.Name} with the id {id}.");
}
