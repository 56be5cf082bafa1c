namespace Raso.Storage.Catalog;

/// <summary>A migration that the database records as applied.</summary>
/// <param name="Version">The number.</param>
/// <param name="Name">The name.</param>
/// <param name="Checksum">The checksum of the file that was applied.</param>
/// <param name="AppliedAt">When it was applied, by the database's clock.</param>
public sealed record AppliedMigration(int Version, string Name, string Checksum, DateTimeOffset AppliedAt);
