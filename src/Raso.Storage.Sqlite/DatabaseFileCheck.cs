namespace Raso.Storage.Sqlite;

/// <summary>Tries the place of the database before the first call, so that a host whose options cannot be used does not start.</summary>
internal static class DatabaseFileCheck
{
    /// <summary>Looks for values that cannot be used, then at the file, whose folder is made where it is missing.</summary>
    /// <returns>The properties at fault, each with its mend; empty when all is well.</returns>
    public static IReadOnlyList<ValidationFailure> Check(SqliteOptions options)
    {
        var failures = options.Validate();
        if (failures.Count > 0)
        {
            return failures;
        }

        try
        {
            DatabaseFile.Prepare(Path.GetFullPath(options.DataSource));
            return [];
        }
        catch (CatalogException error)
        {
            return [new ValidationFailure(nameof(options.DataSource), $"cannot be used: {error.Message}")];
        }
    }
}
