namespace Raso.Storage.Architecture.Tests;

public sealed class ArrowTests
{
    [Fact]
    public void Arrows_OfTheBuiltAssemblies_FollowTheHousePlan()
    {
        var assemblies = Directory.EnumerateFiles(AppContext.BaseDirectory, "Raso.Storage*.dll")
            .Where(path => Room.IsOurProject(Path.GetFileNameWithoutExtension(path)))
            .ToList();
        var projects = Directory.EnumerateFiles(Path.Combine(Sources.Root, "src"), "*.csproj", SearchOption.AllDirectories).ToList();

        assemblies.Select(Path.GetFileNameWithoutExtension).Should().BeEquivalentTo(projects.Select(Path.GetFileNameWithoutExtension));

        var plan = PlanReader.Read(assemblies, projects);
        House.Rules.ViolationsOf(plan).Should().BeEmpty();
    }
}
