using System.Security.Cryptography;

namespace Raso.Storage.Packages.Tests;

/// <summary>All packages, packed once for all tests, under a version that no package folder has ever seen.</summary>
public sealed class PackedPackages : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("raso-packages-");

    /// <summary>Where the packages lie.</summary>
    public string Folder => _folder.FullName;

    /// <summary>The version of all packages.</summary>
    public string Version { get; } = $"0.0.0-test.x{RandomNumberGenerator.GetHexString(12, lowercase: true)}";

    /// <summary>What eng/pack printed.</summary>
    public string Log { get; private set; } = "";

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() =>
        Log = await Command.RunAsync(Tree.Root, Path.Combine(Tree.Root, "eng", "pack"), "--version", Version, "--output", Folder);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    internal Package Open(string id) => new(Path.Combine(Folder, $"{id}.{Version}.nupkg"), id);

    internal Package OpenSymbols(string id) => new(Path.Combine(Folder, $"{id}.{Version}.snupkg"), id);
}
