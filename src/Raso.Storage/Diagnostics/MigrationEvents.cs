namespace Raso.Storage.Diagnostics;

/// <summary>The event ids, 3000 to 3999, under which migrations are logged; they never change their meaning.</summary>
public static class MigrationEvents
{
    /// <summary>Information: a migration was applied.</summary>
    public const int Applied = 3000;

    /// <summary>Warning: a migration was undone.</summary>
    public const int Undone = 3001;
}
