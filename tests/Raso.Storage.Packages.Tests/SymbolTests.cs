using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using System.Text.Json;

namespace Raso.Storage.Packages.Tests;

public sealed class SymbolTests(PackedPackages packages)
{
    private static readonly Guid SourceLink = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");
    private static readonly Guid EmbeddedSource = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");

    public static TheoryData<string> Ids => [.. Tree.Projects];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Symbols_PortablePdb_BelongsToTheReproducibleLibrary(string id)
    {
        using var library = OpenLibrary(id);
        var entries = library.ReadDebugDirectory();
        var codeView = library.ReadCodeViewDebugDirectoryData(entries.Single(entry => entry.Type == DebugDirectoryEntryType.CodeView));

        using var symbols = OpenSymbols(id);
        var pdbId = new BlobContentId(symbols.GetMetadataReader().DebugMetadataHeader!.Id);

        pdbId.Guid.Should().Be(codeView.Guid);
        entries.Should().Contain(entry => entry.Type == DebugDirectoryEntryType.Reproducible);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Symbols_EveryDocument_IsReachedBySourceLinkOrEmbedded(string id)
    {
        using var symbols = OpenSymbols(id);
        var reader = symbols.GetMetadataReader();
        var link = InformationOf(reader, EntityHandle.ModuleDefinition, SourceLink).Should().ContainSingle().Which;
        var map = JsonDocument.Parse(link).RootElement.GetProperty("documents").EnumerateObject().Should().ContainSingle().Which;

        map.Name.Should().Be("/_/*");
        map.Value.GetString().Should().MatchRegex("^https://raw\\.githubusercontent\\.com/[^/]+/[^/]+/[0-9a-f]{40}/\\*$");
        foreach (var handle in reader.Documents)
        {
            var name = reader.GetString(reader.GetDocument(handle).Name);
            name.Should().StartWith("/_/", "no path of the packing machine may stand in the symbols");
            var isTracked = File.Exists(Path.Combine(Tree.Root, name[3..])) && !name.StartsWith("/_/artifacts/", StringComparison.Ordinal);
            var isEmbedded = InformationOf(reader, handle, EmbeddedSource).Any();
            (isTracked || isEmbedded).Should().BeTrue($"{name} must be found by a debugger");
        }
    }

    private static IEnumerable<string> InformationOf(MetadataReader reader, EntityHandle parent, Guid kind) =>
        reader.GetCustomDebugInformation(parent)
            .Select(reader.GetCustomDebugInformation)
            .Where(information => reader.GetGuid(information.Kind) == kind)
            .Select(information => Encoding.UTF8.GetString(reader.GetBlobBytes(information.Value)));

    private PEReader OpenLibrary(string id)
    {
        using var package = packages.Open(id);
        return new PEReader(new MemoryStream(package.ReadBytes($"lib/net10.0/{id}.dll")));
    }

    private MetadataReaderProvider OpenSymbols(string id)
    {
        using var package = packages.OpenSymbols(id);
        return MetadataReaderProvider.FromPortablePdbStream(new MemoryStream(package.ReadBytes($"lib/net10.0/{id}.pdb")));
    }
}
