using Npgsql;

namespace Raso.Storage.Catalog.Postgres;

public sealed class PostgresOptionsTests
{
    [Theory]
    [InlineData("Host=h;Password=top;secret=1")]
    [InlineData("Host=h;Port=secret")]
    [InlineData("secret")]
    public void Create_StringCannotBeRead_SaysSoWithoutQuotingIt(string connectionString)
    {
        var act = () => PostgresDataSources.Create(new PostgresOptions { ConnectionString = connectionString }, null);

        act.Should().Throw<ValidationException>().Which.ToString().Should().NotContain("secret=").And.NotContain("=secret").And.NotContain("'secret");
    }

    [Theory]
    [InlineData("Host=h;Pasword=secret", "'pasword'; did you mean 'Password'?")]
    [InlineData("Host=h;SLL Mode=Require;Password=secret", "'sll mode'; did you mean 'SSL Mode'?")]
    [InlineData("Hots=h;Password=secret", "cannot be read")]
    [InlineData("Host=h;Password=a;secret=1", "cannot be read")]
    [InlineData("Host=h;Password=a;passwort1234=1", "cannot be read")]
    public void Create_KeywordIsUnknown_IsNamedOnlyWhereItIsNearlyAKnownOne(string connectionString, string message)
    {
        var act = () => PostgresDataSources.Create(new PostgresOptions { ConnectionString = connectionString }, null);

        act.Should().Throw<ValidationException>().Which.Failures.Should().ContainSingle()
            .Which.Message.ToLowerInvariant().Should().Contain(message.ToLowerInvariant()).And.NotContain("secret").And.NotContain("1234");
    }

    [Fact]
    public void Validate_TimeoutsThatNoTimerTakes_NamesTheLimit() =>
        new PostgresOptions { ConnectionString = "Host=h", CommandTimeout = TimeSpan.FromDays(2), SettleTimeout = TimeSpan.MaxValue }.Validate()
            .Should().HaveCount(2).And.OnlyContain(failure => failure.Message.Contains("at most 1 day"));

    [Theory]
    [InlineData(null)]
    [InlineData("Database=x")]
    [InlineData("Host=h;Target Session Attributes=any")]
    [InlineData("Host=h;Multiplexing=true")]
    public void Create_StringThatTheCatalogueCannotUse_IsRefused(string? connectionString) =>
        FluentActions.Invoking(() => PostgresDataSources.Create(new PostgresOptions { ConnectionString = connectionString }, null)).Should().Throw<ValidationException>();

    [Theory]
    [InlineData("")]
    [InlineData("Papers")]
    [InlineData("pg_x")]
    [InlineData("1a")]
    [InlineData("a,b")]
    [InlineData("a\"; DROP SCHEMA public; --")]
    [InlineData("a\n")]
    public void Create_SchemaName_IsRefused(string name) =>
        FluentActions.Invoking(() => PostgresDataSources.Create(new PostgresOptions { ConnectionString = "Host=h", Schema = name }, null)).Should().Throw<ValidationException>();

    [Fact]
    public async Task Create_ConnectionString_ClosesWhatLeaksAndPrepares()
    {
        await using var sources = PostgresDataSources.Create(
            new PostgresOptions
            {
                ConnectionString = "Host=h;Password=p;Include Error Detail=true;Persist Security Info=true",
                Schema = "papers_1",
                CommandTimeout = TimeSpan.FromMilliseconds(1500),
            },
            null);

        var settings = new NpgsqlConnectionStringBuilder(sources.Primary.ConnectionString);
        settings.Password.Should().BeNull();
        settings.IncludeErrorDetail.Should().BeFalse();
        settings.Enlist.Should().BeFalse();
        settings.SearchPath.Should().Be("papers_1");
        settings.MaxAutoPrepare.Should().Be(0);
        sources.Reader.Should().BeSameAs(sources.Primary);
        sources.Commands.Should().Be(new CommandSettings(2, true));
    }

    [Fact]
    public async Task Create_SeveralHosts_ReadsHaveTheirOwnTarget()
    {
        await using var sources = PostgresDataSources.Create(new PostgresOptions { ConnectionString = "Host=a,b" }, null);

        sources.Reader.Should().NotBeSameAs(sources.Primary);
    }

    [Fact]
    public async Task Create_DataSourceOfTheApplication_IsNotDisposedAndTakesNoSchema()
    {
        await using var source = NpgsqlDataSource.Create("Host=h");

        await PostgresDataSources.Create(new PostgresOptions(), source).DisposeAsync();

        source.Invoking(s => s.CreateConnection().Dispose()).Should().NotThrow();
        FluentActions.Invoking(() => PostgresDataSources.Create(new PostgresOptions { Schema = "x" }, source)).Should().Throw<ValidationException>();
    }
}
