using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Raso.Storage.Architecture.Tests;

/// <summary>The reader sees an arrow wherever code can draw one.</summary>
public sealed class PlanReaderTests : IDisposable
{
    private const string Target = "namespace Raso.Storage.Papers { public class Paper : System.Attribute { public static int Count; } }";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("raso-plan-");

    [Theory]
    [InlineData("class Room : Papers.Paper;")]
    [InlineData("class Room { Papers.Paper[] _field; }")]
    [InlineData("class Room { System.Collections.Generic.List<Papers.Paper> Property { get; set; } }")]
    [InlineData("class Room { void Method(ref Papers.Paper argument) { } }")]
    [InlineData("class Room { object Body() => new Papers.Paper(); }")]
    [InlineData("class Room { int Body() => Papers.Paper.Count; }")]
    [InlineData("class Room { System.Func<object> Lambda() => () => new Papers.Paper(); }")]
    [InlineData("class Room { object Body() => typeof(Papers.Paper); }")]
    [InlineData("class Room { class Nested<T> where T : Papers.Paper; }")]
    [InlineData("[Papers.Paper] class Room;")]
    public void Read_TypeThatNamesAnother_DrawsTheArrow(string planted)
    {
        var plan = PlanReader.Read([Compile($"namespace Raso.Storage.Files {{ {planted} }} {Target}")], []);

        plan.Rooms.Should().BeEquivalentTo("Raso.Storage/Files", "Raso.Storage/Papers");
        plan.RoomEdges.Should().ContainSingle().Which.Should().Match<Edge>(edge =>
            edge.From == "Raso.Storage/Files" && edge.To == "Raso.Storage/Papers" && edge.Because == "Room names Paper");
        House.Rules.ViolationsOf(plan).Should().ContainSingle();
    }

    [Fact]
    public void Read_NamespaceOutsideTheHouse_IsARoomToo()
    {
        var plan = PlanReader.Read([Compile("namespace Elsewhere { class Room; }")], []);

        House.Rules.ViolationsOf(plan).Should().ContainSingle().Which.Should().StartWith("Raso.Storage/Elsewhere is a new room");
    }

    [Fact]
    public void Read_GeneratedTypeInANamespaceOfItsOwn_IsNoRoom()
    {
        const string Generated = "namespace Elsewhere { [System.CodeDom.Compiler.GeneratedCode(\"\", \"\")] class Written; }";

        var plan = PlanReader.Read([Compile($"namespace Raso.Storage.Files {{ class Room {{ Elsewhere.Written _field; }} }} {Generated}")], []);

        plan.Rooms.Should().Equal("Raso.Storage/Files");
        plan.RoomEdges.Should().BeEmpty();
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string Compile(string source)
    {
        var path = Path.Combine(_folder.FullName, "Raso.Storage.dll");
        var compilation = CSharpCompilation.Create(
            "Raso.Storage",
            [CSharpSyntaxTree.ParseText(source)],
            [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        compilation.Emit(path).Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Should().BeEmpty();
        return path;
    }
}
