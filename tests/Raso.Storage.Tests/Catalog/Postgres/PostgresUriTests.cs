using Npgsql;

namespace Raso.Storage.Catalog.Postgres;

public sealed class PostgresUriTests
{
    [Theory]
    [InlineData("postgres://app:pass@db/raso", "Host=db;Username=app;Password=pass;Database=raso")]
    [InlineData("postgresql://app:pass@db:5433/raso", "Host=db;Port=5433;Username=app;Password=pass;Database=raso")]
    [InlineData("PostgreSQL://db", "Host=db")]
    [InlineData(" postgresql://db/ ", "Host=db")]
    [InlineData("postgresql://a%40b:p%3A%2F%40%25%3F%23%3B%3D%20x@db/my%20papers", "Host=db;Username=a@b;Password='p:/@%?#;= x';Database='my papers'")]
    [InlineData("postgresql://app:a:b@db", "Host=db;Username=app;Password='a:b'")]
    [InlineData("postgresql://app:a+b@db", "Host=db;Username=app;Password='a+b'")]
    [InlineData("postgresql://[::1]:5433/raso", "Host=[::1];Port=5433;Database=raso")]
    [InlineData("postgresql://a:1,b,c:3/raso", "Host='a:1,b,c:3';Database=raso")]
    [InlineData("postgresql://%2Fvar%2Frun%2Fpostgresql/raso", "Host=/var/run/postgresql;Database=raso")]
    [InlineData("postgresql:///raso?host=/var/run/postgresql&port=5433&user=app&password=p%26q", "Host=/var/run/postgresql;Port=5433;Username=app;Password='p&q';Database=raso")]
    [InlineData("postgresql://db/raso?sslmode=require&connect_timeout=10&application_name=papers", "Host=db;Database=raso;SSL Mode=Require;Timeout=10;Application Name=papers")]
    [InlineData("postgresql://db/raso?sslmode=verify-full&sslrootcert=/ca.pem&channel_binding=require", "Host=db;Database=raso;SSL Mode=VerifyFull;Root Certificate=/ca.pem;Channel Binding=Require")]
    [InlineData("postgresql://db/raso?options=-c%20search_path%3Dpapers", "Host=db;Database=raso;Options='-c search_path=papers'")]
    [InlineData("postgresql://db/raso?Maximum%20Pool%20Size=5", "Host=db;Database=raso;Maximum Pool Size=5")]
    public void Read_Uri_IsTheSameAsKeysAndValues(string uri, string expected) =>
        PostgresConnectionString.Read(uri).EquivalentTo(new NpgsqlConnectionStringBuilder(expected)).Should().BeTrue();

    [Theory]
    [InlineData("postgresql://app:canary@pass@db/raso", "%40")]
    [InlineData("postgresql://app:canary/pass@db/raso", "%2F")]
    [InlineData("postgresql://app:canary?pass@db/raso", "%3F")]
    [InlineData("postgresql://app:canary#pass@db/raso", "%23")]
    [InlineData("postgresql://app:canary%pass@db/raso", "%25")]
    [InlineData("postgresql://app:canary", "%40")]
    [InlineData("postgresql://db:99999/raso", "65535")]
    [InlineData("postgresql://db/raso?sslmod=canary", "'sslmod' is unknown")]
    [InlineData("postgresql://db/raso?sslmode=canary", "'sslmode'")]
    [InlineData("postgresql://db/raso?connect_timeout=canary", "'connect_timeout'")]
    [InlineData("postgresql://db/raso?sslmode", "'sslmode' has no value")]
    [InlineData("postgresql://db/raso?canary%3D1", "no value")]
    [InlineData("postgresql:///raso", "names no host")]
    [InlineData("postgresql://db/raso?target_session_attrs=read-write", "Target Session Attributes")]
    public void Validate_UriThatCannotBeUsed_NamesTheMendWithoutQuotingSecrets(string uri, string mend)
    {
        var failure = new PostgresOptions { ConnectionString = uri }.Validate().Should().ContainSingle().Which;

        failure.Field.Should().Be("ConnectionString");
        failure.Message.Should().Contain(mend).And.NotContain("canary");
    }
}
