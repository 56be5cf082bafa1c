using System.Net.Sockets;
using Npgsql;

namespace Raso.Storage.Catalog.Postgres;

public sealed class PostgresErrorsTests
{
    private const string Canary = "canary-pass";

    [Theory]
    [InlineData("08006", null, CatalogErrorCode.Unavailable, true)]
    [InlineData("22021", null, CatalogErrorCode.ConstraintViolation, false)]
    [InlineData("22P05", null, CatalogErrorCode.ConstraintViolation, false)]
    [InlineData("22003", null, CatalogErrorCode.ConstraintViolation, false)]
    [InlineData("23502", null, CatalogErrorCode.ConstraintViolation, false)]
    [InlineData("23503", "video_assets_paper_id_fkey", CatalogErrorCode.NotFound, false)]
    [InlineData("23503", "audio_assets_video_asset_id_fkey", CatalogErrorCode.NotFound, false)]
    [InlineData("23503", "papers_pdf_path_fkey", CatalogErrorCode.ConstraintViolation, false)]
    [InlineData("23505", "papers_doi_key", CatalogErrorCode.AlreadyExists, false)]
    [InlineData("23505", "papers_folder_key", CatalogErrorCode.AlreadyExists, false)]
    [InlineData("23505", "files_path_key", CatalogErrorCode.AlreadyExists, false)]
    [InlineData("23505", "content_versions_file_path_key", CatalogErrorCode.ConstraintViolation, false)]
    [InlineData("23505", "anything_else", CatalogErrorCode.AlreadyExists, false)]
    [InlineData("23514", "papers_title_check", CatalogErrorCode.ConstraintViolation, false)]
    [InlineData("25006", null, CatalogErrorCode.Unavailable, true)]
    [InlineData("28P01", null, CatalogErrorCode.PermissionDenied, false)]
    [InlineData("28000", null, CatalogErrorCode.PermissionDenied, false)]
    [InlineData("3D000", null, CatalogErrorCode.Unavailable, false)]
    [InlineData("3F000", null, CatalogErrorCode.SchemaMismatch, false)]
    [InlineData("40001", null, CatalogErrorCode.Conflict, true)]
    [InlineData("40P01", null, CatalogErrorCode.Conflict, true)]
    [InlineData("40003", null, CatalogErrorCode.OutcomeUnknown, false)]
    [InlineData("42501", null, CatalogErrorCode.PermissionDenied, false)]
    [InlineData("42P01", null, CatalogErrorCode.SchemaMismatch, false)]
    [InlineData("42703", null, CatalogErrorCode.SchemaMismatch, false)]
    [InlineData("42601", null, CatalogErrorCode.Unknown, false)]
    [InlineData("53300", null, CatalogErrorCode.ResourceExhausted, true)]
    [InlineData("53100", null, CatalogErrorCode.ResourceExhausted, true)]
    [InlineData("55P03", null, CatalogErrorCode.Conflict, true)]
    [InlineData("57014", null, CatalogErrorCode.Unavailable, true)]
    [InlineData("57P01", null, CatalogErrorCode.Unavailable, true)]
    [InlineData("57P03", null, CatalogErrorCode.Unavailable, true)]
    [InlineData("RS001", null, CatalogErrorCode.ConstraintViolation, false)]
    [InlineData("RS003", null, CatalogErrorCode.ConstraintViolation, false)]
    [InlineData("RS006", null, CatalogErrorCode.ConstraintViolation, false)]
    [InlineData("RS007", null, CatalogErrorCode.CircularDependency, false)]
    [InlineData("23505", "asset_relationships_ends_key", CatalogErrorCode.AlreadyExists, false)]
    [InlineData("23503", "asset_relationships_source_audio_id_fkey", CatalogErrorCode.NotFound, false)]
    [InlineData("23503", "asset_relationships_target_video_id_fkey", CatalogErrorCode.NotFound, false)]
    [InlineData("XX000", null, CatalogErrorCode.Unknown, false)]
    public void Map_SqlState_CodeAndTransience(string sqlState, string? constraint, CatalogErrorCode code, bool isTransient)
    {
        var mapped = PostgresErrors.Map(Error(sqlState, constraint), TestContext.Current.CancellationToken);

        mapped.Should().BeOfType<CatalogException>().Which.Should().Match<CatalogException>(e => e.Code == code && e.IsTransient == isTransient);
    }

    [Fact]
    public void Map_WithoutSqlState_UnavailableAndTransient()
    {
        foreach (var exception in new Exception[] { new NpgsqlException("x"), new SocketException(), new TimeoutException(), new IOException() })
        {
            PostgresErrors.Map(exception, TestContext.Current.CancellationToken).Should().BeOfType<CatalogException>().Which.Should()
                .Match<CatalogException>(e => e.Code == CatalogErrorCode.Unavailable && e.IsTransient);
        }
    }

    [Fact]
    public void Map_CallersCancellation_StaysCancellation()
    {
        using var cancel = new CancellationTokenSource();
        cancel.Cancel();

        PostgresErrors.Map(Error("57014"), cancel.Token).Should().BeOfType<OperationCanceledException>().Which.CancellationToken.Should().Be(cancel.Token);
        PostgresErrors.Map(new OperationCanceledException(), cancel.Token).Should().BeNull();
    }

    [Theory]
    [InlineData("23514", "ERROR", false)]
    [InlineData("40001", "ERROR", false)]
    [InlineData("40003", "ERROR", true)]
    [InlineData("57014", "ERROR", false)]
    [InlineData("57P01", "FATAL", true)]
    [InlineData("XX000", "PANIC", true)]
    public void IsOutcomeOpen_ErrorOfCommit_OnlyWhereTheServerGaveNoVerdict(string sqlState, string severity, bool isOpen) =>
        PostgresErrors.IsOutcomeOpen(new PostgresException("x", severity, severity, sqlState)).Should().Be(isOpen);

    [Fact]
    public void IsOutcomeOpen_BrokenConnection_True() => PostgresErrors.IsOutcomeOpen(new NpgsqlException("x", new IOException())).Should().BeTrue();

    [Fact]
    [Trait("Category", "Server")]
    public async Task Ping_Refused_NamesServerUserAndDatabaseWithoutSecret()
    {
        var server = $"127.0.0.1:{PostgresServer.Settings.Port}";
        var password = await FailAsync(settings => settings.Password = Canary);
        var role = await FailAsync(settings => (settings.Username, settings.Password) = ("raso_nobody", Canary));
        var database = await FailAsync(settings => settings.Database = "raso_none");
        var none = await FailAsync(settings => (settings.Password, settings.Passfile) = (null, "/dev/null"));

        password.Code.Should().Be(CatalogErrorCode.PermissionDenied);
        password.Message.Should().Contain(server).And.Contain("user 'postgres'").And.Contain("database 'postgres'").And.Contain("Correct");
        role.Code.Should().Be(CatalogErrorCode.PermissionDenied);
        role.Message.Should().Contain(server).And.Contain("user 'raso_nobody'").And.Contain("database 'postgres'").And.Contain("Correct");
        database.Code.Should().Be(CatalogErrorCode.Unavailable);
        database.IsTransient.Should().BeFalse();
        database.Message.Should().Contain(server).And.Contain("user 'postgres'").And.Contain("no database 'raso_none'").And.Contain("create it");
        none.Code.Should().Be(CatalogErrorCode.PermissionDenied);
        none.Message.Should().Contain("Password");
        var ssl = await FailAsync(settings => settings.SslMode = SslMode.Require);
        ssl.Code.Should().Be(CatalogErrorCode.Unavailable);
        ssl.IsTransient.Should().BeFalse();
        ssl.Message.Should().Contain("offers no SSL").And.Contain("SSL Mode=Require");
        new[] { password, role, database, none }.Should().OnlyContain(error => !error.ToString().Contains(Canary));
    }

    [Theory]
    [InlineData("Host=127.0.0.1;Port=1;Username=u;Database=d;Password=canary-pass", "127.0.0.1:1")]
    [InlineData("Host=127.0.0.1:2,127.0.0.1;Port=1;Username=u;Database=d;Password=canary-pass", "127.0.0.1:2, 127.0.0.1:1")]
    [InlineData("postgresql://u:canary-pass@127.0.0.1:1/d", "127.0.0.1:1")]
    public async Task Read_NoServer_NamesHostAndPortWithoutSecret(string connectionString, string server)
    {
        await using var catalog = new PostgresCatalog(new PostgresOptions { ConnectionString = connectionString });
        var error = (await FluentActions.Awaiting(() => ListAsync(catalog)).Should().ThrowAsync<CatalogException>()).Which;

        error.Code.Should().Be(CatalogErrorCode.Unavailable);
        error.IsTransient.Should().BeTrue();
        error.Message.Should().Contain($"PostgreSQL at {server} could not be reached").And.Contain("Host and Port");
        error.ToString().Should().NotContain(Canary);
    }

    // A string of the application's own may keep the password.
    [Fact]
    public async Task Read_DataSourceThatKeepsItsPassword_ShowsNone()
    {
        await using var source = NpgsqlDataSource.Create($"Host=127.0.0.1;Port=1;Username=u;Password={Canary};Persist Security Info=true");
        await using var catalog = new PostgresCatalog(new PostgresOptions(), dataSource: source);

        var error = (await FluentActions.Awaiting(() => ListAsync(catalog)).Should().ThrowAsync<CatalogException>()).Which;

        error.Message.Should().Contain("127.0.0.1:1");
        error.ToString().Should().NotContain(Canary);
    }

    [Fact]
    [Trait("Category", "Server")]
    public async Task Read_NotMigrated_SchemaMismatchNamesTheMend()
    {
        await using var catalog = new PostgresCatalog(new PostgresOptions { ConnectionString = PostgresServer.Settings.ConnectionString, Schema = "raso_test_none" });

        var act = () => catalog.ReadAsync((session, token) => session.Papers.GetAsync(Guid.CreateVersion7(), token), TestContext.Current.CancellationToken);

        (await act.Should().ThrowAsync<CatalogException>().WithMessage("*IMigrator.MigrateAsync*")).Which.Code.Should().Be(CatalogErrorCode.SchemaMismatch);
    }

    private static async Task<CatalogException> FailAsync(Action<NpgsqlConnectionStringBuilder> configure)
    {
        var settings = PostgresServer.Settings;
        configure(settings);
        await using var catalog = new PostgresCatalog(new PostgresOptions { ConnectionString = settings.ConnectionString });
        return (await FluentActions.Awaiting(() => catalog.ReadAsync((session, token) => session.Files.ListAsync(null, 1, token), TestContext.Current.CancellationToken)).Should().ThrowAsync<CatalogException>()).Which;
    }

    private static PostgresException Error(string sqlState, string? constraint = null) => new("x", "ERROR", "ERROR", sqlState, constraintName: constraint);

    private static Task<IReadOnlyList<LedgerFile>> ListAsync(PostgresCatalog catalog) =>
        catalog.ReadAsync((session, token) => session.Files.ListAsync(null, 1, token), TestContext.Current.CancellationToken);
}
