namespace Raso.Storage.Crash.Worker;

/// <summary>What the workers of one campaign and the test that judges them share.</summary>
public sealed record CrashSettings
{
    /// <summary>Gets the dialect: <c>sqlite</c> or <c>postgres</c>.</summary>
    public required string Dialect { get; init; }

    /// <summary>Gets the catalogue: a file or a connection string.</summary>
    public required string Catalog { get; init; }

    /// <summary>Gets the folder of the files.</summary>
    public required string Root { get; init; }

    /// <summary>Gets a value indicating whether descriptions are kept in sidecars instead of attributes.</summary>
    public bool Sidecars { get; init; }

    /// <summary>Gets how long a writer's lease and a claim run.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Gets the age from which tombstones are deleted once more.</summary>
    public TimeSpan PurgeAfter { get; init; } = TimeSpan.FromHours(24);
}
