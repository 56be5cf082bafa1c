using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Raso.Storage.Catalog.Postgres;
using Raso.Storage.Migrations;
using Raso.Storage.Papers;
using Raso.Storage.Services.Tests.Setup;
using Raso.Storage.Sqlite;

namespace Raso.Storage.Services.Tests.Diagnostics;

/// <summary>No secret reaches a log, an error, a <c>ToString()</c>, a trace, a metric, a health check or the process list, whether calls succeed or fail.</summary>
public sealed class SecretTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Witness _witness = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Connection strings that cannot be used, with the secret at every place where a slip puts it.</summary>
    public static TheoryData<string> Unusable =>
    [
        $"Host=db;Pasword={Canary.Secret}",
        $"Host=db;Password='{Canary.Secret}",
        $"Host=db;Password={Canary.Secret}",
        $"Host=db;{Canary.Quoted}",
        $"Host=db;Port={Canary.Quoted}",
        $"Host=db;SSL Mode={Canary.Quoted}",
        $"Password={Canary.Quoted}",
        $"Host=db;Password={Canary.Quoted};Target Session Attributes=any",
        Canary.Secret,
        $"postgresql://app:{Canary.Secret}@db/raso",
        $"postgresql://app:{Canary.Encoded}@db:99999/raso",
        $"postgresql://app:{Canary.Encoded}@db:{Canary.Encoded}/raso",
        $"postgresql://app:%zz{Canary.Encoded}@db/raso",
        $"postgresql://app@db/raso?pasword={Canary.Encoded}",
        $"postgresql://app@db/raso?{Canary.Encoded}=1",
        $"postgresql://app@db/raso?sslmode={Canary.Encoded}",
        $"postgresql://app@db/raso#{Canary.Secret}",
        $"postgres://{Canary.Encoded}",
    ];

    [Theory]
    [MemberData(nameof(Unusable))]
    public async Task Start_WithAConnectionStringThatCannotBeUsed_QuotesNothingOfIt(string connectionString)
    {
        var options = new PostgresOptions { ConnectionString = connectionString };
        foreach (var failure in options.Validate())
        {
            _witness.See(failure);
        }

        _witness.See(Record.Exception(() => new PostgresCatalog(options, TimeProvider.System, null)));
        await TryHostAsync(
            """{"Catalog": {"Type": "Postgres", "ConnectionString": SECRET}, "Backends": {"m": {"Type": "InMemory"}}}"""
                .Replace("SECRET", JsonSerializer.Serialize(connectionString), StringComparison.Ordinal));

        Canary.CheckUnheard(_witness);
    }

    [Theory]
    [InlineData("""{"Catalog": {"Type": "Postgres", "ConnectionString": "Host=db", "Password": "SECRET"}, "Backends": {"m": {"Type": "InMemory"}}}""")]
    [InlineData("""{"Catalog": {"Type": "Sqlite", "DataSource": "a.db", "Password": "SECRET"}, "Backends": {"m": {"Type": "InMemory"}}}""")]
    [InlineData("""{"Catalog": {"Type": "Sqlite", "DataSource": "Data Source=a.db;Password=SECRET"}, "Backends": {"m": {"Type": "InMemory"}}}""")]
    [InlineData("""{"Catalog": {"Type": "Sqlite", "DataSource": "file:a.db?key=SECRET"}, "Backends": {"m": {"Type": "InMemory"}}}""")]
    [InlineData("""{"Catalog": {"Type": "Sqlite", "DataSource": "a.db"}, "Backends": {"s3": {"Type": "S3", "SecretKey": "SECRET"}}}""")]
    [InlineData("""{"Catalog": {"Type": "Sqlite", "DataSource": "a.db"}, "Backends": {"m": {"Type": "InMemory", "SecretKey": "SECRET"}}}""")]
    [InlineData("""{"Catalog": {"Type": "Sqlite", "DataSource": "a.db"}, "Backends": {"d": {"Type": "Local", "AccountKey": "SECRET"}}}""")]
    [InlineData("""{"Catalog": {"Type": "Sqlite", "DataSource": "a.db"}, "Password": "SECRET", "Backends": {"m": {"Type": "InMemory"}}}""")]
    public async Task Start_WithASecretUnderAWrongKey_NamesTheKeyAlone(string json)
    {
        await TryHostAsync(json.Replace("SECRET", JsonEncodedText.Encode(Canary.Secret).ToString(), StringComparison.Ordinal));

        _witness.Seen.Should().Contain(shown => shown.Contains("Raso:", StringComparison.Ordinal), "the key is named");
        Canary.CheckUnheard(_witness);
    }

    [Theory]
    [Trait("Category", "Server")]
    [InlineData("password")]
    [InlineData("uri")]
    [InlineData("closed")]
    [InlineData("closed uri")]
    [InlineData("nowhere")]
    [InlineData("no database")]
    [InlineData("source")]
    public async Task Calls_ThatAreRefusedOrFindNoServer_TellNothingOfThePassword(string way)
    {
        var server = new NpgsqlConnectionStringBuilder(PostgresCatalogue.Server);
        var settings = new NpgsqlConnectionStringBuilder
        {
            Host = way == "nowhere" ? "nowhere.invalid" : server.Host,
            Port = way.StartsWith("closed", StringComparison.Ordinal) ? 1 : server.Port,
            Username = server.Username,
            Password = Canary.Secret,
            Database = way == "no database" ? "none such" : server.Database,
            PersistSecurityInfo = true,
            IncludeErrorDetail = true,
            Timeout = 5,
            Pooling = way != "source",
        };
        var uri = $"postgresql://{settings.Username}:{Canary.Encoded}@{settings.Host}:{settings.Port}/{settings.Database}";
        await using var source = NpgsqlDataSource.Create(settings);

        await UseAsync(raso => _ = way == "source" ? raso.UsePostgres(source) : raso.UsePostgres(way.EndsWith("uri", StringComparison.Ordinal) ? uri : settings.ConnectionString));

        Canary.CheckUnheard(_witness);
    }

    [Theory]
    [Trait("Category", "Server")]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Calls_ThatSucceedAndFail_TellNothingOfThePassword(bool asUri)
    {
        var name = $"canary_{Guid.CreateVersion7():N}";
        await using var admin = NpgsqlDataSource.Create(PostgresCatalogue.Server);
        _witness.Looks = false;
        await using (var create = admin.CreateCommand(
            $"CREATE ROLE {name} LOGIN PASSWORD '{Canary.Secret.Replace("'", "''", StringComparison.Ordinal)}'; CREATE SCHEMA {name} AUTHORIZATION {name}"))
        {
            await create.ExecuteNonQueryAsync(Token);
        }

        _witness.Looks = true;

        try
        {
            var settings = new NpgsqlConnectionStringBuilder(PostgresCatalogue.Server) { Username = name, Password = Canary.Secret, PersistSecurityInfo = true, IncludeErrorDetail = true };
            var uri = $"postgresql://{name}:{Canary.Encoded}@{settings.Host}:{settings.Port}/{settings.Database}";

            var succeeded = await UseAsync(raso => raso.UsePostgres(asUri ? uri : settings.ConnectionString, options => options.Schema = name));

            succeeded.Should().BeTrue("the password is right");
            Canary.CheckUnheard(_witness);
        }
        finally
        {
            NpgsqlConnection.ClearAllPools();
            await using var drop = admin.CreateCommand($"SET client_min_messages = warning; DROP SCHEMA {name} CASCADE; DROP ROLE {name}");
            await drop.ExecuteNonQueryAsync(Token);
        }
    }

    [Fact]
    public void Types_ThatPrintTheirMembers_HoldNoSecret()
    {
        string[] secret = ["Password", "Secret", "ConnectionString", "AccountKey", "AccessKey", "Credential", "SasToken"];
        var types = new[] { typeof(StoragePath).Assembly, typeof(PostgresOptions).Assembly, typeof(SqliteOptions).Assembly }.SelectMany(assembly => assembly.GetTypes()).ToList();

        types.Where(type => type.GetMethod("<Clone>$") is not null)
            .SelectMany(type => type.GetProperties().Select(property => $"{type.Name}.{property.Name}"))
            .Where(member => secret.Any(word => member.Contains(word, StringComparison.OrdinalIgnoreCase)))
            .Should().BeEmpty("a record prints all its members");
        types.SelectMany(type => type.GetCustomAttributes<DebuggerDisplayAttribute>().Select(shown => $"{type.Name}: {shown.Value}"))
            .Where(shown => secret.Any(word => shown.Contains(word, StringComparison.OrdinalIgnoreCase)))
            .Should().BeEmpty("a debugger's display is seen by everybody");
    }

    public void Dispose()
    {
        _witness.Dispose();
        _folder.Dispose();
    }

    private async Task TryHostAsync(string json)
    {
        try
        {
            var builder = Host.CreateApplicationBuilder();
            builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(_witness);
            builder.Services.AddRaso(Json.Section(json), raso => raso.RegisterSqlite());
            using var host = builder.Build();
            await host.StartAsync(Token);
            await host.StopAsync(Token);
        }
        catch (Exception exception)
        {
            _witness.See(exception);
        }
    }

    /// <summary>Uses all that there is, and looks at it.</summary>
    private async Task<bool> UseAsync(Action<RasoBuilder> catalogue)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(_witness));
        services.AddRaso(raso =>
        {
            catalogue(raso);
            raso.AddLocalStorage("disk", options => options.RootPath = _folder.Of("disk"));
        });
        await using var provider = services.BuildServiceProvider();
        foreach (var service in services.Where(service => service is { IsKeyedService: false, ServiceType.IsGenericTypeDefinition: false } && service.ServiceType.FullName!.StartsWith("Raso.", StringComparison.Ordinal)))
        {
            await SeeAsync(() => Task.FromResult(provider.GetService(service.ServiceType)));
        }

        var papers = provider.GetRequiredService<IPaperRepository>();
        var migrated = await SeeAsync(async () => (object?)await provider.GetRequiredService<IMigrator>().MigrateAsync(Token));
        var created = await SeeAsync(async () => await papers.CreateAsync(Samples.Paper() with { Doi = "10.1000/taken" }, Token));
        await SeeAsync(async () => await papers.CreateAsync(Samples.Paper() with { Doi = "10.1000/taken" }, Token));
        await SeeAsync(async () => await papers.AttachPdfAsync(Guid.CreateVersion7(), Samples.Pdf(), cancellationToken: Token));
        await SeeAsync(async () => await papers.ListAsync(cancellationToken: Token));
        await SeeAsync(async () => await provider.GetRequiredService<ICloudStorageBackend>().RetrieveBytesAsync("missing", cancellationToken: Token));
        _witness.See(await provider.GetRequiredService<HealthCheckService>().CheckHealthAsync(Token));
        return migrated && created;
    }

    private async Task<bool> SeeAsync(Func<Task<object?>> call)
    {
        try
        {
            _witness.See(await call());
            return true;
        }
        catch (Exception exception)
        {
            _witness.See(exception);
            return false;
        }
    }
}
