using Npgsql;

namespace Raso.Storage.Schema.Tests;

/// <summary>Relationships of the type depends_on form no circle, whatever plain SQL writes them.</summary>
public sealed class RelationshipCircleTests
{
    [Theory]
    [MemberData(nameof(Catalogues.All), MemberType = typeof(Catalogues))]
    public async Task Write_ClosingACircle_IsRefused(CatalogueKind kind)
    {
        await using var database = await WithChainAsync(kind);

        (await database.FaultAsync(Link("visual", Rows.Visual, "video", Rows.Video))).Should().Be("RS007");
        (await database.FaultAsync(Link("audio", Rows.Audio, "video", Rows.Video))).Should().Be("RS007");
        await database.ExecuteAsync(Link("visual", Rows.Visual, "video", Rows.Video, "enhances"));
        await database.ExecuteAsync("DELETE FROM asset_relationships WHERE source_type = 'audio'");
        await database.ExecuteAsync(Link("audio", Rows.Audio, "video", Rows.Video, "references"));
        await database.ExecuteAsync(Link("visual", Rows.Visual, "video", Rows.Video));
        (await database.FaultAsync(Link("audio", Rows.Audio, "video", Rows.Video))).Should().Be("RS007");
    }

    [Theory]
    [Trait("Category", "Server")]
    [InlineData("REPEATABLE READ")]
    [InlineData("SERIALIZABLE")]
    public async Task Write_UnderAnOldSnapshot_IsRefused(string isolation)
    {
        await using var database = await WithChainAsync(CatalogueKind.Postgres);

        await database.ExecuteAsync("COMMIT");
        await database.ExecuteAsync($"BEGIN ISOLATION LEVEL {isolation}");
        await database.ExecuteAsync(Link("visual", Rows.Visual, "video", Rows.Video, "references"));

        (await database.FaultAsync(Link("visual", Rows.Visual, "video", Rows.Video))).Should().Be(PostgresErrorCodes.InvalidTransactionState);
    }

    private static async Task<CatalogueDatabase> WithChainAsync(CatalogueKind kind)
    {
        var database = await Rows.WithVideoAsync(kind);
        await database.AddFilesAsync("src");
        await database.AddAudioAsync(Rows.Audio, "a1");
        await database.AddVisualAsync(Rows.Visual, "w1", "src");
        await database.ExecuteAsync(Link("video", Rows.Video, "audio", Rows.Audio));
        await database.ExecuteAsync(Link("audio", Rows.Audio, "visual", Rows.Visual));
        return database;
    }

    private static string Link(string source, string sourceId, string target, string targetId, string type = "depends_on") => GoodRows.Insert(
        "asset_relationships", $"source_type = '{source}'", $"source_id = '{sourceId}'", $"target_type = '{target}'", $"target_id = '{targetId}'", $"relationship_type = '{type}'");
}
