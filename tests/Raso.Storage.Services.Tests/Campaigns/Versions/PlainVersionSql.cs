using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Campaigns.Versions;

/// <summary>The steps of a creator as SQL that both dialects and their shells understand.</summary>
internal sealed class PlainVersionSql(Catalogue catalogue)
{
    /// <summary>Gets the transactions of a step: the intent, then the file and the asset's row together; a roll-back is the row alone.</summary>
    public IReadOnlyList<string> TransactionsOf(VersionStep step)
    {
        if (step.RollBackTo is { } number)
        {
            return
            [
                $"""
                UPDATE {step.Table} SET file_path = (SELECT v.file_path FROM content_versions AS v
                    WHERE v.content_id = '{step.Asset.Id}' AND v.version_number = {number})
                WHERE id = '{step.Asset.Id}'
                """,
            ];
        }

        var path = $"plain/{Guid.CreateVersion7():N}.bin";
        return
        [
            $"""
            INSERT INTO files (path, token, lease_until, content_type) VALUES ('{path}', '{Guid.CreateVersion7()}', {catalogue.FromNow(600)}, 'application/octet-stream');
            INSERT INTO file_replicas (file_id, backend) SELECT id, '{Bench.Backend}' FROM files WHERE path = '{path}'
            """,
            $"""
            UPDATE files SET state = 'committed', size = {step.Size}, sha256 = '{step.Sha256}' WHERE path = '{path}';
            UPDATE file_replicas SET state = 'stored', stored_at = {catalogue.FromNow(0)} WHERE file_id = (SELECT id FROM files WHERE path = '{path}');
            UPDATE {step.Table} SET file_path = '{path}', file_size = {step.Size}, generation_parameters = '{step.ParametersJson}' WHERE id = '{step.Asset.Id}'
            """,
        ];
    }

    /// <summary>Gets all steps as one script for a shell.</summary>
    public string ScriptOf(IReadOnlyList<VersionStep> steps) =>
        string.Concat(steps.SelectMany(TransactionsOf).Select(transaction => $"BEGIN;\n{transaction};\nCOMMIT;\n"));
}
