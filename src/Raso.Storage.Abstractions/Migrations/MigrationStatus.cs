namespace Raso.Storage.Migrations;

/// <summary>One migration, and whether it is applied.</summary>
/// <param name="Version">The number, from 1.</param>
/// <param name="Name">The name, for example <c>papers</c>.</param>
/// <param name="AppliedAt">When it was applied, by the database's clock; <see langword="null"/> where it is not.</param>
public sealed record MigrationStatus(int Version, string Name, DateTimeOffset? AppliedAt);
