using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Raso.Storage.DependencyInjection;
using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.DependencyInjection;

/// <summary>What does not fit together is refused when it is added, with its key and its mend.</summary>
public sealed class ChoiceTests
{
    public static TheoryData<string, string, string> Faults => new()
    {
        { "no catalogue", "Raso:Catalog", "UseSqlite" },
        { "two catalogues", "Raso:Catalog", "Sqlite, Postgres" },
        { "no backend", "Raso:Backends", "AddLocalStorage" },
        { "two of one name", "Raso:Backends:disk", "twice" },
        { "two of one name by case", "Raso:Backends:DISK", "case" },
        { "backend without a name", "Raso:Backends", "name it" },
        { "several without default", "Raso:Default", "UseDefault with one of: disk, cloud" },
        { "unknown default", "Raso:Default", "choose one of: disk, cloud" },
        { "backend with a blank in its name", "Raso:Backends ", "'the disk'; use 1 to 100" },
        { "backend with a control character", "Raso:Backends ", "'a?b'; use 1 to 100" },
        { "backend with a long name", "Raso:Backends ", "use 1 to 100" },
    };

    public static TheoryData<string, string, string> JsonFaults => new()
    {
        { """{"Backends": {"m": {"Type": "InMemory"}}}""", "Raso:Catalog ", "Catalog:Type" },
        { """{"Catalog": {"DataSource": "a.db"}, "Backends": {"m": {"Type": "InMemory"}}}""", "Raso:Catalog:Type", "one of: Postgres, Sqlite" },
        { """{"Catalog": {"Type": "Oracle"}, "Backends": {"m": {"Type": "InMemory"}}}""", "Raso:Catalog:Type", "Postgres" },
        { """{"Catalog": {"Type": "sqlite"}, "Backends": {"m": {}}}""", "Raso:Backends", "Backends" },
        { """{"Catalog": {"Type": "Sqlite"}, "Backends": {"m": {"PartSize": "1"}}}""", "Raso:Backends:m:Type", "one of: InMemory, Local." },
        { """{"Catalog": {"Type": "Sqlite"}, "Backends": {"m": {"Type": "S3"}}}""", "Raso:Backends:m:Type", "add the package Raso.Storage.Aws and call RegisterS3()" },
        { """{"Catalog": {"Type": "Sqlite"}, "Backends": {"m": {"Type": "azure"}}}""", "Raso:Backends:m:Type", "nothing answers to; registered are: InMemory, Local." },
        { """{"Catalog": {"Type": "Sqlite"}, "Backends": {"m": {"Type": "Tape"}}}""", "Raso:Backends:m:Type", "InMemory, Local" },
        { """{"Catalog": {"Type": "Sqlite"}, "Backends": {"m": {"Type": "InMemory"}}, "Defualt": "m"}""", "Raso:Defualt", "Default" },
        { """{"Catalog": {"Type": "Sqlite"}, "Backends": {"m": {"Type": "InMemory"}}, "Files": "00:00:00"}""", "Raso:Files ", "set to one value" },
        { """{"Catalog": "Sqlite", "Backends": {"m": {"Type": "InMemory"}}}""", "Raso:Catalog ", "set to one value" },
        { """{"Catalog": {"Type": "Sqlite"}, "Backends": "m"}""", "Raso:Backends ", "set to one value" },
        { """{"Catalog": {"Type": "Sqlite"}, "Backends": {"m": "InMemory"}}""", "Raso:Backends:m ", "set to one value" },
        { """{"Catalog": {"Type": "Sqlite"}, "Backends": {"m": {"Type": "InMemory", "Resilience": "5"}}}""", "Raso:Backends:m:Resilience ", "set to one value" },
        { """{"Catalog": {"Type": "Sqlite"}, "Backends": {"m": {"Type": "InMemory"}}, "Default": {"m": "m"}}""", "Raso:Default ", "set it to one value" },
        { """{"Catalog": {"Type": "Sqlite"}, "Backends": {"m": {"Type": "InMemory"}}, "MigrateOnStart": "maybe"}""", "Raso:MigrateOnStart", "true or false" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void AddRaso_OfChoicesThatDoNotFit_NamesKeyAndMend(string fault, string key, string mend)
    {
        var add = () => new ServiceCollection().AddRaso(raso =>
        {
            if (fault != "no catalogue")
            {
                raso.UseSqlite("raso.db");
            }

            if (fault == "two catalogues")
            {
                raso.UsePostgres("Host=db");
            }

            if (fault != "no backend")
            {
                raso.AddInMemoryStorage("disk");
            }

            _ = fault switch
            {
                "two of one name" => raso.AddInMemoryStorage("disk"),
                "two of one name by case" => raso.AddInMemoryStorage("DISK"),
                "backend without a name" => raso.AddInMemoryStorage(" "),
                "several without default" => raso.AddInMemoryStorage("cloud"),
                "unknown default" => raso.AddInMemoryStorage("cloud").UseDefault("tape"),
                "backend with a blank in its name" => raso.AddInMemoryStorage("the disk"),
                "backend with a control character" => raso.AddInMemoryStorage("a\nb"),
                "backend with a long name" => raso.AddInMemoryStorage(new string('a', 101)),
                _ => raso,
            };
        });

        add.Should().Throw<OptionsValidationException>().Which.Failures.Should().ContainSingle()
            .Which.Should().StartWith(key).And.Contain(mend);
    }

    [Theory]
    [MemberData(nameof(JsonFaults))]
    public void AddRaso_OfAConfigurationThatDoesNotFit_NamesKeyAndMend(string json, string key, string mend)
    {
        var add = () => new ServiceCollection().AddRaso(Json.Section(json), raso => raso.RegisterSqlite());

        add.Should().Throw<OptionsValidationException>().Which.Failures.Should().Contain(failure => failure.StartsWith(key) && failure.Contains(mend));
    }

    [Fact]
    public void AddRaso_OfSqliteThatIsNotRegistered_NamesThePackage()
    {
        var add = () => new ServiceCollection().AddRaso(Json.Section("""{"Catalog": {"Type": "Sqlite"}, "Backends": {"m": {"Type": "InMemory"}}}"""));

        add.Should().Throw<OptionsValidationException>().Which.Message.Should().Contain("Raso.Storage.Sqlite").And.Contain("RegisterSqlite()");
    }

    [Fact]
    public void KnownPackages_All_StandInThisRepository()
    {
        var root = typeof(ChoiceTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(item => item.Key == "RepositoryRoot").Value!;

        KnownPackages.Names.Should().NotBeEmpty().And.OnlyContain(name => File.Exists(Path.Combine(root, "src", name, name + ".csproj")));
    }

    [Fact]
    public void AddRaso_WithSeveralFaults_NamesThemAll()
    {
        var add = () => new ServiceCollection().AddRaso(_ => { });

        add.Should().Throw<OptionsValidationException>().Which.Failures.Should().HaveCount(2);
    }

    [Fact]
    public void AddRaso_WithAValueBesideBackends_NamesIt()
    {
        var section = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Raso:Catalog:Type"] = "Postgres",
            ["Raso:Backends"] = "m",
            ["Raso:Backends:m:Type"] = "InMemory",
        }).Build().GetSection("Raso");

        var add = () => new ServiceCollection().AddRaso(section);

        add.Should().Throw<OptionsValidationException>().Which.Failures.Should().Contain(failure => failure.StartsWith("Raso:Backends is set to one value"));
    }

    [Fact]
    public void AddRaso_WithChoicesAndValuesAtFault_NamesThemAll()
    {
        var add = () => new ServiceCollection().AddRaso(raso => raso.UseSqlite(""));

        add.Should().Throw<OptionsValidationException>().Which.Failures.Should().SatisfyRespectively(
            first => first.Should().StartWith("Raso:Backends is empty"), second => second.Should().StartWith("Raso:Catalog:DataSource is empty"));
    }

    [Fact]
    public void AddRaso_WithABackendWithoutAName_DoesNotSayThatThereIsNone()
    {
        var add = () => new ServiceCollection().AddRaso(raso => raso.UseSqlite("raso.db").AddLocalStorage("", disk => disk.RootPath = "data"));

        add.Should().Throw<OptionsValidationException>().Which.Failures.Should().ContainSingle().Which.Should().Contain("without a name");
    }

    [Fact]
    public void AddRaso_WithADefaultInAnotherCase_TakesTheBackend()
    {
        using var services = new ServiceCollection()
            .AddRaso(raso => raso.UseSqlite("raso.db").AddInMemoryStorage("disk").AddInMemoryStorage("cloud").UseDefault("DISK")).BuildServiceProvider();

        services.GetRequiredService<ICloudStorageBackend>().Name.Should().Be("disk");
    }

    [Fact]
    public void AddRaso_Twice_IsRefused()
    {
        var services = new ServiceCollection().AddRaso(raso => raso.UseSqlite("raso.db").AddInMemoryStorage("memory"));

        var again = () => services.AddRaso(raso => raso.UseSqlite("raso.db").AddInMemoryStorage("other"));

        again.Should().Throw<InvalidOperationException>().WithMessage("*call it once*");
    }
}
