namespace Raso.Storage.Architecture.Tests;

/// <summary>The checker finds what is planted: without this, a blind checker would pass for a tidy house.</summary>
public sealed class ArrowCheckerTests
{
    [Fact]
    public void ViolationsOf_AllowedArrows_FindsNone() =>
        Check(("Raso.Storage/Papers", "Raso.Storage/Files"), ("Raso.Storage/Files", "Raso.Storage.Abstractions/Storage")).Should().BeEmpty();

    [Theory]
    [InlineData("Raso.Storage/Files", "Raso.Storage/Papers")]
    [InlineData("Raso.Storage/Papers", "Raso.Storage/Assets")]
    [InlineData("Raso.Storage/Papers", "Raso.Storage/Catalog.Postgres")]
    [InlineData("Raso.Storage/Papers", "Raso.Storage/DependencyInjection")]
    [InlineData("Raso.Storage/Versioning", "Raso.Storage/Naming")]
    [InlineData("Raso.Storage/Replication", "Raso.Storage/Catalog")]
    [InlineData("Raso.Storage/Storage", "Raso.Storage/Local")]
    [InlineData("Raso.Storage.Media/Media", "Raso.Storage/Files")]
    [InlineData("Raso.Storage.Sqlite/Sqlite", "Raso.Storage/Files")]
    [InlineData("Raso.Storage.Sqlite/Sqlite", "Raso.Storage.Sqlite/DependencyInjection")]
    public void ViolationsOf_ForbiddenArrow_NamesIt(string from, string to) =>
        Check((from, to)).Should().ContainSingle().Which.Should().Contain($"{from} may not name {to}");

    [Fact]
    public void ViolationsOf_UnknownRoom_AsksWhereItStands() =>
        Check(("Raso.Storage/Attic", "Raso.Storage/Diagnostics")).Should()
            .Contain(violation => violation.StartsWith("Raso.Storage/Attic is a new room", StringComparison.Ordinal));

    [Fact]
    public void ViolationsOf_UnknownProject_AsksWhereItStands() =>
        House.Rules.ViolationsOf(new HousePlan(new HashSet<string> { "Raso.Storage.Attic" }, new HashSet<string>(), [], [])).Should()
            .ContainSingle().Which.Should().StartWith("Raso.Storage.Attic is a new project");

    [Fact]
    public void ViolationsOf_ProjectPointingUp_NamesIt()
    {
        var up = new Edge("Raso.Storage.Abstractions", "Raso.Storage", "planted");

        House.Rules.ViolationsOf(new HousePlan(new HashSet<string>(), new HashSet<string>(), [up], [])).Should()
            .ContainSingle().Which.Should().Contain("may not depend on Raso.Storage");
    }

    [Fact]
    public void ViolationsOf_CircleOfAllowedArrows_NamesTheWholeCircle() =>
        Check(
            ("Raso.Storage.Abstractions/Papers", "Raso.Storage.Abstractions/Assets"),
            ("Raso.Storage.Abstractions/Assets", "Raso.Storage.Abstractions/Jobs"),
            ("Raso.Storage.Abstractions/Jobs", "Raso.Storage.Abstractions/Papers"),
            ("Raso.Storage.Abstractions/Jobs", "Raso.Storage.Abstractions/Storage"))
            .Should().ContainSingle().Which.Should().Be(
                "A circle: Raso.Storage.Abstractions/Assets, Raso.Storage.Abstractions/Jobs, Raso.Storage.Abstractions/Papers.");

    private static IReadOnlyList<string> Check(params (string From, string To)[] arrows)
    {
        var edges = arrows.Select(arrow => new Edge(arrow.From, arrow.To, "planted")).ToList();
        var rooms = edges.SelectMany(edge => new[] { edge.From, edge.To }).ToHashSet();
        return House.Rules.ViolationsOf(new HousePlan(new HashSet<string>(), rooms, [], edges));
    }
}
