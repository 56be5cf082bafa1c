using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using NpgsqlTypes;
using Raso.Storage.Assets;
using Raso.Storage.Benchmarks.Measuring;
using Raso.Storage.Catalog.Postgres;
using Raso.Storage.Migrations;
using Raso.Storage.Papers;
using Raso.Storage.Versioning;
using static Raso.Storage.Benchmarks.Catalog.BareNpgsql;

namespace Raso.Storage.Benchmarks.Catalog;

/// <summary>Versions of videos in PostgreSQL, beside the plain SQL of which the schema's triggers make the same versions and roll-backs.</summary>
internal sealed class VersionJob(double scale) : IJob
{
    private const string Database = "raso_benchmark_versions";
    private const string PeerName = "Npgsql, prepared, plain UPDATE of the asset";
    private const int WarmUps = 4;
    private const int PageSize = 50;

    private readonly int _count = Math.Max(100, (int)(scale * 1000));
    private ServiceProvider? _services;
    private IContentVersioning? _versions;
    private BareNpgsql? _bare;
    private Guid _ours;
    private Guid _theirs;

    public async Task<IReadOnlyList<Contest>> PrepareAsync()
    {
        var database = await PostgresDatabase.MakeAsync(Database);
        _services = SdkSide.Build(raso => raso.UsePostgres(database));
        await _services.GetRequiredService<IMigrator>().MigrateAsync();
        _versions = _services.GetRequiredService<IContentVersioning>();
        _bare = Open(database);
        var paper = await _services.GetRequiredService<IPaperRepository>().CreateAsync(SampleRows.Paper(0));
        _ours = await NewVideoAsync(paper.Id);
        _theirs = await NewVideoAsync(paper.Id);
        for (var i = 0; i < WarmUps; i++)
        {
            await CreateOursAsync();
            await CreateTheirsAsync();
            await RollBackOursAsync();
            await RollBackTheirsAsync();
            await ListOursAsync();
            await ListTheirsAsync();
        }

        return
        [
            Compare("make 1,000 versions of a video, PostgreSQL", CreateOursAsync, CreateTheirsAsync),
            Compare("roll a video back 1,000 times, PostgreSQL", RollBackOursAsync, RollBackTheirsAsync),
            Compare("read the 50 newest versions, 1,000 times, PostgreSQL", ListOursAsync, ListTheirsAsync),
        ];
    }

    public async ValueTask DisposeAsync()
    {
        await (_services?.DisposeAsync() ?? default);
        await (_bare?.DisposeAsync() ?? default);
        await PostgresDatabase.DropAsync(Database);
    }

    private static Contest Compare(string name, Func<Task> ours, Func<Task> theirs) => new(
        name,
        () => Measure.SampleAsync(ours),
        new Peer(PeerName, Target.AtLeast(1 / 1.15), () => Measure.TimeAsync(theirs)));

    private async Task<Guid> NewVideoAsync(Guid paper) =>
        (await _services!.GetRequiredService<IAssetService>().Videos.CreateAsync(SampleRows.Video(paper, 0), FileContent.FromBytes(SampleRows.Bytes))).Id;

    private async Task CreateOursAsync()
    {
        for (var i = 0; i < _count; i++)
        {
            await _versions!.CreateAsync(
                new AssetReference(AssetType.Video, _ours), FileContent.FromBytes(SampleRows.Bytes), new NewVersion { ChangesDescription = "Less noise", CreatedBy = "ada" });
        }
    }

    private async Task CreateTheirsAsync()
    {
        for (var i = 0; i < _count; i++)
        {
            var path = $"papers/2024/bare/videos/final/{Guid.CreateVersion7()}.mp4";
            await _bare!.ReadAsync(Id(VideoSql.Get, "id"), Mapping.Video);
            var file = await _bare.BeginFileAsync(path);
            await _bare.WriteAsync(
                All,
                Confirm(file),
                Command(
                    "UPDATE video_assets SET file_path = @file_path, file_size = @file_size WHERE id = @id",
                    Value("id", NpgsqlDbType.Uuid, _theirs),
                    Text("file_path", path),
                    Value("file_size", NpgsqlDbType.Bigint, (long)SampleRows.Bytes.Length)),
                Command(
                    AssetSql.NoteVersion,
                    Value("id", NpgsqlDbType.Uuid, _theirs),
                    Text("file_path", path),
                    Text("changes_description", "Less noise"),
                    Text("created_by", "ada"),
                    Value("performance_metrics", NpgsqlDbType.Jsonb, null)),
                Command(VersionSql.GetCurrent, Text("content_type", "video"), Value("content_id", NpgsqlDbType.Uuid, _theirs)));
        }
    }

    // Between two versions, to and fro.
    private async Task RollBackOursAsync()
    {
        for (var i = 0; i < _count; i++)
        {
            await _versions!.RollBackAsync(new AssetReference(AssetType.Video, _ours), 1 + (i % 2), new RollbackOptions { CreatedBy = "ada" });
        }
    }

    private async Task RollBackTheirsAsync()
    {
        for (var i = 0; i < _count; i++)
        {
            await _bare!.WriteAsync(
                All,
                Id(VersionSql.LockVideo, "content_id"),
                Command(
                    """
                    UPDATE video_assets SET file_path = (
                        SELECT v.file_path FROM content_versions AS v
                        WHERE v.content_type = 'video' AND v.content_id = @content_id AND v.version_number = @number)
                    WHERE id = @content_id
                    """,
                    Value("content_id", NpgsqlDbType.Uuid, _theirs),
                    Value("number", NpgsqlDbType.Integer, 1 + (i % 2))),
                Command(
                    VersionSql.NoteRollback,
                    Text("content_type", "video"),
                    Value("content_id", NpgsqlDbType.Uuid, _theirs),
                    Text("created_by", "ada"),
                    Text("reason", null)));
        }
    }

    private async Task ListOursAsync()
    {
        for (var i = 0; i < _count; i++)
        {
            await _versions!.ListAsync(new AssetReference(AssetType.Video, _ours), new VersionListOptions { PageSize = PageSize });
        }
    }

    private async Task ListTheirsAsync()
    {
        for (var i = 0; i < _count; i++)
        {
            await _bare!.ReadAsync(
                Command(
                    VersionSql.List,
                    Text("content_type", "video"),
                    Value("content_id", NpgsqlDbType.Uuid, _theirs),
                    Value("before", NpgsqlDbType.Integer, int.MaxValue),
                    Value("limit", NpgsqlDbType.Integer, PageSize + 1)),
                Mapping.Version);
        }
    }

    private NpgsqlBatchCommand Id(string statement, string name) => Command(statement, Value(name, NpgsqlDbType.Uuid, _theirs));

    private static int All(NpgsqlDataReader row) => row.GetValues(new object[row.FieldCount]);
}
