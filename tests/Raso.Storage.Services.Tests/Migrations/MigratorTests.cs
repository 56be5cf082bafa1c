using Microsoft.Extensions.DependencyInjection;
using Raso.Storage.Migrations;
using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Migrations;

/// <summary>Bringing a schema to the version of the code, and back.</summary>
public abstract class MigratorTests(Catalogue catalogue) : ServiceSuite(catalogue)
{
    private IMigrator Migrator => Bench.Services.GetRequiredService<IMigrator>();

    private int Latest => Bench.Catalog.Migrations.Scripts.Count;

    [Fact]
    public async Task Migrate_OfAnEmptyDatabase_AppliesAllInOrder()
    {
        await Migrator.UndoAsync(0, force: true, Token);

        var applied = await Migrator.MigrateAsync(Token);

        applied.Select(migration => migration.Version).Should().Equal(Enumerable.Range(1, Latest));
        applied.Should().OnlyContain(migration => migration.AppliedAt != null);
        (await Bench.Papers.CreateAsync(Samples.Paper(), Token)).Should().NotBeNull();
    }

    [Fact]
    public async Task Migrate_OfACurrentDatabase_AppliesNothing() => (await Migrator.MigrateAsync(Token)).Should().BeEmpty();

    [Fact]
    public async Task List_AfterAnUndo_ShowsWhatIsMissing()
    {
        await Migrator.UndoAsync(Latest - 2, force: true, Token);

        var list = await Migrator.ListAsync(Token);

        await Migrator.MigrateAsync(Token);
        list.Select(migration => migration.Version).Should().Equal(Enumerable.Range(1, Latest));
        list.Select(migration => migration.AppliedAt is null).Should().Equal(Enumerable.Range(1, Latest).Select(number => number > Latest - 2));
    }

    [Fact]
    public async Task Undo_ToAVersion_UndoesFromTheLast()
    {
        var undone = await Migrator.UndoAsync(Latest - 2, force: true, Token);

        (await Migrator.MigrateAsync(Token)).Should().HaveCount(2);
        undone.Select(migration => migration.Version).Should().Equal(Latest, Latest - 1);
        undone.Should().OnlyContain(migration => migration.AppliedAt == null);
    }

    [Theory]
    [InlineData(0, "papers", "storage_backends")]
    [InlineData(7, "generation_jobs", "asset_relationships")]
    public async Task Undo_ThatDropsTables_IsRefusedUnlessForced(int version, params string[] tables)
    {
        var paper = await Bench.Papers.CreateAsync(Samples.Paper(), Token);

        var undo = () => Migrator.UndoAsync(version, cancellationToken: Token);

        var error = (await undo.Should().ThrowAsync<InvalidOperationException>().WithMessage("*force: true*")).Which;
        error.Message.Should().ContainAll(tables);
        (await Migrator.ListAsync(Token)).Should().OnlyContain(migration => migration.AppliedAt != null);
        (await Bench.Papers.GetAsync(paper.Id, Token)).Should().NotBeNull();
    }

    [Fact]
    public async Task Undo_ThatDropsNoTable_NeedsNoForce()
    {
        await Migrator.UndoAsync(6, force: true, Token);
        // Triggers alone.
        var undone = await Migrator.UndoAsync(5, cancellationToken: Token);
        await Migrator.MigrateAsync(Token);

        undone.Select(migration => migration.Version).Should().Equal(6);
    }

    [Fact]
    public async Task Undo_OfNothing_NeedsNoForce() => (await Migrator.UndoAsync(Latest, cancellationToken: Token)).Should().BeEmpty();

    [Theory]
    [InlineData(-1)]
    [InlineData(1000)]
    public async Task Undo_ToNoVersion_IsRefused(int version)
    {
        var undo = () => Migrator.UndoAsync(version, force: true, Token);

        await undo.Should().ThrowAsync<ArgumentOutOfRangeException>();
    }

    [Fact]
    public async Task Migrate_WhenAnAppliedFileWasChanged_NamesItAndDoesNothing()
    {
        var checksum = (string)(await Catalogue.RunAsync("SELECT checksum FROM schema_migrations WHERE version = 2"))!;
        await Catalogue.RunAsync($"UPDATE schema_migrations SET checksum = '{new string('0', 64)}' WHERE version = 2");

        var migrate = await Record.ExceptionAsync(() => Migrator.MigrateAsync(Token));
        var undo = await Record.ExceptionAsync(() => Migrator.UndoAsync(1, force: true, Token));

        await Catalogue.RunAsync($"UPDATE schema_migrations SET checksum = '{checksum}' WHERE version = 2");
        foreach (var error in new[] { migrate, undo })
        {
            error.Should().BeOfType<CatalogException>().Which.Code.Should().Be(CatalogErrorCode.SchemaMismatch);
            error!.Message.Should().Contain("Migration 2").And.Contain("changed");
        }
    }

    [Fact]
    public async Task Migrate_OfANewerDatabase_SaysSoAndListShowsIt()
    {
        await Catalogue.RunAsync(
            $"INSERT INTO schema_migrations (version, name, checksum, duration_ms) VALUES ({Latest + 1}, 'from_tomorrow', '{new string('0', 64)}', 1)");

        var error = await Record.ExceptionAsync(() => Migrator.MigrateAsync(Token));
        var list = await Migrator.ListAsync(Token);

        await Catalogue.RunAsync($"DELETE FROM schema_migrations WHERE version = {Latest + 1}");
        error.Should().BeOfType<CatalogException>().Which.Code.Should().Be(CatalogErrorCode.SchemaMismatch);
        error!.Message.Should().Contain("from_tomorrow").And.Contain("newer");
        list[^1].Name.Should().Be("from_tomorrow");
    }

    [Fact]
    public async Task Migrate_OfAHistoryWithAGap_SaysWhatIsMissing()
    {
        await Catalogue.RunAsync("UPDATE schema_migrations SET version = 1002 WHERE version = 2");

        var error = await Record.ExceptionAsync(() => Migrator.MigrateAsync(Token));

        await Catalogue.RunAsync("UPDATE schema_migrations SET version = 2 WHERE version = 1002");
        error.Should().BeOfType<CatalogException>().Which.Message.Should().Contain("but not 2");
    }
}
