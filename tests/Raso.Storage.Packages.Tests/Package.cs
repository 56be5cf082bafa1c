using System.IO.Compression;
using System.Xml.Linq;

namespace Raso.Storage.Packages.Tests;

/// <summary>One package file, opened for reading.</summary>
internal sealed class Package(string path, string id) : IDisposable
{
    private readonly ZipArchive _archive = ZipFile.OpenRead(path);

    internal IEnumerable<string> Files => _archive.Entries.Select(entry => entry.FullName);

    internal IEnumerable<string> Dependencies =>
        Specification().Descendants().Where(element => element.Name.LocalName == "dependency").Select(element => element.Attribute("id")!.Value);

    internal XElement? Metadata(string name) =>
        Specification().Descendants().SingleOrDefault(element => element.Name.LocalName == name && element.Parent!.Name.LocalName == "metadata");

    internal string ReadText(string name) => System.Text.Encoding.UTF8.GetString(ReadBytes(name));

    internal byte[] ReadBytes(string name)
    {
        using var stream = _archive.GetEntry(name)!.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    public void Dispose() => _archive.Dispose();

    private XDocument Specification()
    {
        using var stream = _archive.GetEntry($"{id}.nuspec")!.Open();
        return XDocument.Load(stream);
    }
}
