using Microsoft.Data.Sqlite;

namespace Raso.Storage.Sqlite.Tests;

public sealed class SqliteErrorsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(19, 1811, "RS001: no committed file at file_path", CatalogErrorCode.ConstraintViolation, "no committed file at file_path (RS001)")]
    [InlineData(19, 1811, "RS007: the depends_on closes a circle", CatalogErrorCode.CircularDependency, "closes a circle")]
    [InlineData(19, 1811, "FOREIGN KEY constraint failed: asset_relationships_source_audio_id_fkey", CatalogErrorCode.NotFound, "as Source")]
    [InlineData(19, 1811, "FOREIGN KEY constraint failed: asset_relationships_target_video_id_fkey", CatalogErrorCode.NotFound, "as Target")]
    [InlineData(19, 1811, "RS006: REPLACE in files is refused", CatalogErrorCode.ConstraintViolation, "(RS006)")]
    [InlineData(19, 2067, "UNIQUE constraint failed: papers.doi", CatalogErrorCode.AlreadyExists, "FindByDoiAsync")]
    [InlineData(19, 1555, "UNIQUE constraint failed: files.id", CatalogErrorCode.AlreadyExists, "files.id")]
    [InlineData(19, 1811, "UNIQUE constraint failed: papers.doi", CatalogErrorCode.AlreadyExists, "FindByDoiAsync")]
    [InlineData(19, 275, "CHECK constraint failed: papers_title_check", CatalogErrorCode.ConstraintViolation, "papers_title_check")]
    [InlineData(19, 1299, "NOT NULL constraint failed: papers.title", CatalogErrorCode.ConstraintViolation, "papers.title")]
    [InlineData(19, 787, "FOREIGN KEY constraint failed", CatalogErrorCode.ConstraintViolation, "FOREIGN KEY")]
    [InlineData(19, 1811, "FOREIGN KEY constraint failed: audio_assets_paper_id_fkey", CatalogErrorCode.NotFound, "no paper")]
    [InlineData(19, 1811, "FOREIGN KEY constraint failed: audio_assets_video_asset_id_fkey", CatalogErrorCode.NotFound, "no video")]
    [InlineData(1, 1, "no such table: papers", CatalogErrorCode.SchemaMismatch, "IMigrator.MigrateAsync")]
    [InlineData(1, 1, "near \"SELEC\": syntax error", CatalogErrorCode.Unknown, "syntax error")]
    [InlineData(5, 5, "database is locked", CatalogErrorCode.Unavailable, "BusyTimeout")]
    [InlineData(8, 8, "attempt to write a readonly database", CatalogErrorCode.PermissionDenied, "'/data'")]
    [InlineData(9, 9, "interrupted", CatalogErrorCode.Unknown, "interrupted")]
    [InlineData(10, 778, "disk I/O error", CatalogErrorCode.Unavailable, "778")]
    [InlineData(11, 11, "database disk image is malformed", CatalogErrorCode.Unknown, "damaged")]
    [InlineData(13, 13, "database or disk is full", CatalogErrorCode.ResourceExhausted, "'/data'")]
    [InlineData(14, 14, "unable to open database file", CatalogErrorCode.PermissionDenied, "'/data'")]
    [InlineData(26, 26, "file is not a database", CatalogErrorCode.InvalidArgument, "no SQLite database")]
    public void Map_ResultCode_GivesTheCatalogueCodeAndTheMend(int code, int extended, string text, CatalogErrorCode expected, string part)
    {
        var mapped = SqliteErrors.Map(new SqliteException($"SQLite Error {code}: '{text}'.", code, extended), "/data/raso.db", Token);

        var error = mapped.Should().BeOfType<CatalogException>().Which;
        error.Code.Should().Be(expected);
        error.Message.Should().Contain(part);
        error.InnerException.Should().BeOfType<SqliteException>();
    }

    [Fact]
    public void Map_InterruptedByTheToken_IsCancellation()
    {
        var mapped = SqliteErrors.Map(new SqliteException("SQLite Error 9: 'interrupted'.", 9, 9), "/data/raso.db", new CancellationToken(canceled: true));

        mapped.Should().BeOfType<OperationCanceledException>();
    }

    [Fact]
    public async Task ReadAsync_NotMigrated_IsSchemaMismatch()
    {
        await using var database = TemporaryDatabase.CreateEmpty();

        var error = await Assert.ThrowsAsync<CatalogException>(() => database.Catalog.AddPaperAsync());

        error.Code.Should().Be(CatalogErrorCode.SchemaMismatch);
        error.Message.Should().Contain("MigrateAsync");
    }
}
