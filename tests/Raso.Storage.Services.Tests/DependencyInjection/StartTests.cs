using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Raso.Storage.Migrations;
using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.DependencyInjection;

/// <summary>A host whose options cannot be used does not start.</summary>
public sealed class StartTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Start_WithARootThatIsAFile_NamesKeyAndMend()
    {
        await File.WriteAllTextAsync(_folder.Of("file"), "", TestContext.Current.CancellationToken);

        var failure = await FailAsync(With("{\"disk\": {\"Type\": \"Local\", \"RootPath\": \"" + _folder.Of("file") + "\"}}"));

        failure.Should().StartWith("Raso:Backends:disk:RootPath").And.Contain(_folder.Of("file"));
    }

    [Fact]
    public async Task Start_WithARootThatCannotBeMade_NamesKeyAndFolder()
    {
        // Nobody can make a folder there, root included.
        var failure = await FailAsync(With("""{"disk": {"Type": "Local", "RootPath": "/proc/raso"}}"""));

        failure.Should().StartWith("Raso:Backends:disk:RootPath").And.Contain("/proc/raso");
    }

    [Fact]
    public async Task Start_WithoutARoot_NamesKeyAndMend()
    {
        var failure = await FailAsync(With("""{"disk": {"Type": "Local"}}"""));

        failure.Should().StartWith("Raso:Backends:disk:RootPath").And.Contain("set it");
    }

    [Theory]
    [InlineData("a", "a/in", "raso.db", "Raso:Backends:two:RootPath", "Raso:Backends:one:RootPath")]
    [InlineData("a/in", "a", "raso.db", "Raso:Backends:one:RootPath", "Raso:Backends:two:RootPath")]
    [InlineData("link/in", "a", "raso.db", "Raso:Backends:one:RootPath", "Raso:Backends:two:RootPath")]
    [InlineData("a", "b", "b/raso.db", "Raso:Catalog:DataSource", "Raso:Backends:two:RootPath")]
    public async Task Start_WithAPlaceInsideARoot_NamesBoth(string one, string two, string database, string inner, string outer)
    {
        Directory.CreateDirectory(_folder.Of("a"));
        Directory.CreateSymbolicLink(_folder.Of("link"), _folder.Of("a"));
        var json = "{\"Catalog\": {\"Type\": \"Sqlite\", \"DataSource\": \"" + _folder.Of(database) + "\"}, \"Default\": \"one\", \"Backends\": {"
            + "\"one\": {\"Type\": \"Local\", \"RootPath\": \"" + _folder.Of(one) + "\"}, \"two\": {\"Type\": \"Local\", \"RootPath\": \"" + _folder.Of(two) + "\"}}}";

        (await FailAsync(json)).Should().StartWith(inner + " ").And.Contain($"({outer})").And.Contain("inside");
    }

    [Fact]
    public async Task Start_WithRootsBesideEachOther_Starts()
    {
        using var host = Build("{\"Catalog\": {\"Type\": \"Sqlite\", \"DataSource\": \"" + _folder.Of("a.db") + "\"}, \"Default\": \"one\", \"Backends\": {"
            + "\"one\": {\"Type\": \"Local\", \"RootPath\": \"" + _folder.Of("a") + "\"}, \"two\": {\"Type\": \"Local\", \"RootPath\": \"" + _folder.Of("ab") + "/\"}}}");

        await host.StartAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Start_WithNestedValuesAtFault_NamesEachKey()
    {
        var failure = await FailAsync(
            With("""{"m": {"Type": "InMemory", "PartSize": 1, "Resilience": {"MaxRetries": 99, "FailureRatio": 2}}}"""));

        failure.Should().Contain("Raso:Backends:m:PartSize").And.Contain("Raso:Backends:m:Resilience:MaxRetries").And.Contain("Raso:Backends:m:Resilience:FailureRatio");
    }

    [Theory]
    [InlineData("\"PartSizze\": 100000", "PartSizze", "Raso:Backends:m")]
    [InlineData("\"Resilience\": {\"MaxRetry\": 1}", "MaxRetry", "Raso:Backends:m:Resilience")]
    public async Task Start_WithAMisspelledKey_NamesIt(string option, string key, string section)
    {
        var failure = await FailAsync(With("""{"m": {"Type": "InMemory", """ + option + """}}"""));

        failure.Should().StartWith(section + " ").And.Contain(key).And.Contain("Correct").And.NotContain("BinderOptions");
    }

    [Fact]
    public async Task Start_WithAMisspelledKeyOfTheCatalogue_NamesIt()
    {
        var failure = await FailAsync("""{"Catalog": {"Type": "Sqlite", "DataSorce": "a.db"}, "Backends": {"m": {"Type": "InMemory"}}}""");

        failure.Should().StartWith("Raso:Catalog ").And.Contain("DataSorce").And.Contain("Correct");
    }

    [Fact]
    public async Task Start_WithAValueThatCannotBeRead_NamesItsKey()
    {
        var failure = await FailAsync(With("""{"m": {"Type": "InMemory", "PartSize": "big"}}"""));

        failure.Should().Contain("Raso:Backends:m:PartSize").And.Contain("big");
    }

    [Fact]
    public async Task Start_WithFilesAtFault_NamesEachKey()
    {
        var failure = await FailAsync(
            With("""{"m": {"Type": "InMemory"}}""", """, "Files": {"Lease": "00:00:00.1", "Claim": "00:00:00", "SweepInterval": "-00:01:00"}"""));

        failure.Should().Contain("Raso:Files:Lease").And.Contain("Raso:Files:Claim").And.Contain("Raso:Files:SweepInterval");
    }

    [Theory]
    [InlineData("Lease", "1.00:00:01", "300 ms, and at most 1 day")]
    [InlineData("Claim", "300.00:00:00", "at most 1 day")]
    [InlineData("SweepInterval", "00:00:00.0001", "set 1 ms, and at most 1 day")]
    [InlineData("SweepInterval", "10675199.02:48:05.4775807", "at most 1 day")]
    [InlineData("PurgeAfter", "366.00:00:00", "at most 365 days")]
    [InlineData("AbortUploadsAfter", "10675199.02:48:05.4775807", "at most 365 days")]
    [InlineData("Lease", "30", "a bare number")]
    [InlineData("PurgeAfter", "1", "a bare number")]
    public async Task Start_WithADurationThatNoTimerTakes_NamesKeyAndLimit(string key, string value, string limit)
    {
        var failure = await FailAsync(With("""{"m": {"Type": "InMemory"}}""", $", \"Files\": {{\"{key}\": \"{value}\"}}"));

        failure.Should().StartWith($"Raso:Files:{key} ").And.Contain(limit);
    }

    [Theory]
    [InlineData("""{"Type": "InMemory", "Resilience": {"MaxDelay": "10"}}""", "Raso:Backends:m:Resilience:MaxDelay is 10, a bare number")]
    [InlineData("""{"Type": "InMemory", "Resilience": {"StallTimeout": 0.5}}""", "Raso:Backends:m:Resilience:StallTimeout is 0.5, a bare number")]
    public async Task Start_WithABareNumberAsADurationOfABackend_NamesIt(string backend, string message) =>
        (await FailAsync(With("{\"m\": " + backend + "}"))).Should().StartWith(message);

    [Fact]
    public async Task Start_WithABareNumberAsADurationOfACatalogue_NamesIt()
    {
        var sqlite = await FailAsync("""{"Catalog": {"Type": "Sqlite", "DataSource": "a.db", "BusyTimeout": "5"}, "Backends": {"m": {"Type": "InMemory"}}}""");
        var postgres = await FailAsync("""{"Catalog": {"Type": "Postgres", "ConnectionString": "Host=db", "CommandTimeout": 5}, "Backends": {"m": {"Type": "InMemory"}}}""");

        sqlite.Should().StartWith("Raso:Catalog:BusyTimeout is 5, a bare number");
        postgres.Should().StartWith("Raso:Catalog:CommandTimeout is 5, a bare number");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Start_WithValuesAtFaultEverywhere_NamesThemAllInOneError(bool host)
    {
        var json = """
            {
              "Catalog": {"Type": "Sqlite", "DataSource": "a.db", "BusyTimeout": "-00:00:01", "MaxReaders": 0},
              "Backends": {"disk": {"Type": "InMemory", "PartSize": 1}, "other": {"Type": "InMemory", "PartSizze": 1}},
              "Default": "disk",
              "Files": {"Claim": "00:00:00"}
            }
            """;
        using var built = Build(json);

        var error = await Record.ExceptionAsync(async () =>
        {
            if (host)
            {
                await built.StartAsync(TestContext.Current.CancellationToken);
            }
            else
            {
                built.Services.GetRequiredService<Raso.Storage.Papers.IPaperRepository>();
            }
        });

        error.Should().BeOfType<OptionsValidationException>().Which.Failures.Should().SatisfyRespectively(
            busy => busy.Should().StartWith("Raso:Catalog:BusyTimeout"),
            readers => readers.Should().StartWith("Raso:Catalog:MaxReaders"),
            part => part.Should().StartWith("Raso:Backends:disk:PartSize"),
            misspelled => misspelled.Should().StartWith("Raso:Backends:other ").And.Contain("PartSizze"),
            claim => claim.Should().StartWith("Raso:Files:Claim"));
    }

    [Theory]
    [InlineData("Host=db;Pasword=s3cret;;x")]
    [InlineData("Password=s3cret")]
    [InlineData("s3cret")]
    public async Task Start_WithABadConnectionString_NamesTheKeyWithoutQuotingIt(string connectionString)
    {
        var failure = await FailAsync(
            $"{{\"Catalog\": {{\"Type\": \"Postgres\", \"ConnectionString\": \"{connectionString}\"}}, \"Backends\": {{\"m\": {{\"Type\": \"InMemory\"}}}}}}");

        failure.Should().StartWith("Raso:Catalog:ConnectionString").And.NotContain("s3cret");
    }

    [Fact]
    public async Task Start_WithMigrateOnStart_BringsTheSchemaUp()
    {
        using var host = Build(With("""{"m": {"Type": "InMemory"}}""", """, "MigrateOnStart": true"""));

        await host.StartAsync(TestContext.Current.CancellationToken);

        var list = await host.Services.GetRequiredService<IMigrator>().ListAsync(TestContext.Current.CancellationToken);
        list.Should().NotBeEmpty().And.OnlyContain(migration => migration.AppliedAt != null);
    }

    [Fact]
    public async Task Start_WithoutMigrateOnStart_LeavesTheSchemaAlone()
    {
        using var host = Build(With("""{"m": {"Type": "InMemory"}}"""));

        await host.StartAsync(TestContext.Current.CancellationToken);

        var list = await host.Services.GetRequiredService<IMigrator>().ListAsync(TestContext.Current.CancellationToken);
        list.Should().OnlyContain(migration => migration.AppliedAt == null);
    }

    public void Dispose() => _folder.Dispose();

    private string With(string backends, string rest = "") =>
        $"{{\"Catalog\": {{\"Type\": \"Sqlite\", \"DataSource\": \"{_folder.Of("raso.db")}\"}}, \"Backends\": {backends}{rest}}}";

    private static IHost Build(string json)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddRaso(Json.Section(json), raso => raso.RegisterSqlite());
        return builder.Build();
    }

    private static async Task<string> FailAsync(string json)
    {
        using var host = Build(json);
        var error = await Record.ExceptionAsync(() => host.StartAsync(TestContext.Current.CancellationToken));
        return error switch
        {
            OptionsValidationException invalid => invalid.Message,
            InvalidOperationException unknown => unknown.Message,
            _ => throw new InvalidOperationException($"The host started, or failed otherwise: {error}"),
        };
    }
}
