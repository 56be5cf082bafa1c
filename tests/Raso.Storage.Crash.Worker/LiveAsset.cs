using System.Collections.Immutable;
using Raso.Storage.Assets;

namespace Raso.Storage.Crash.Worker;

/// <summary>An asset of this worker, as it was told to be.</summary>
internal sealed record LiveAsset(AssetType Type, Guid Id, Guid Paper, string Title)
{
    public int Version { get; init; }

    public string File { get; init; } = "";

    public string? Source { get; init; }

    public ImmutableList<string> All { get; init; } = [];

    public string Key => Fact.KeyOfAsset(Type, Id);

    public string State => Fact.OfAsset(Paper, Title, Version, File, Source, All);

    public LiveAsset Next(string file, string? source) => this with
    {
        Version = Version + 1,
        File = file,
        Source = source,
        All = source is null ? All.Add(file) : All.Add(file).Add(source),
    };
}
