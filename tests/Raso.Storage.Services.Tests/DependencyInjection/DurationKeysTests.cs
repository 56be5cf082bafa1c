using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Raso.Storage.Catalog.Postgres;
using Raso.Storage.Files;
using Raso.Storage.Resilience;
using Raso.Storage.Sqlite;

namespace Raso.Storage.Services.Tests.DependencyInjection;

/// <summary>Each option that is a duration refuses a bare number, those that are added later included.</summary>
public sealed class DurationKeysTests
{
    public static TheoryData<string, string> Durations
    {
        get
        {
            var data = new TheoryData<string, string>();
            Add("Files", typeof(FileLifecycleOptions), "Sqlite");
            Add("Backends:m:Resilience", typeof(ResilienceOptions), "Sqlite");
            Add("Catalog", typeof(SqliteOptions), "Sqlite");
            Add("Catalog", typeof(PostgresOptions), "Postgres");
            return data;

            void Add(string section, Type options, string catalog)
            {
                foreach (var property in options.GetProperties().Where(property => (Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType) == typeof(TimeSpan)))
                {
                    data.Add($"{section}:{property.Name}", catalog);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Durations))]
    public void Validate_OfABareNumber_NamesTheKey(string key, string catalog)
    {
        var section = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Raso:Catalog:Type"] = catalog,
            ["Raso:Backends:m:Type"] = "InMemory",
            [$"Raso:{key}"] = "3",
        }).Build().GetSection("Raso");
        using var services = new ServiceCollection().AddRaso(section, raso => raso.RegisterSqlite()).BuildServiceProvider();

        var validate = () => services.GetRequiredService<IStartupValidator>().Validate();

        validate.Should().Throw<OptionsValidationException>().Which.Failures.Should().Contain(failure => failure.StartsWith($"Raso:{key} is 3, a bare number"));
    }
}
