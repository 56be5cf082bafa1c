using Raso.Storage.Catalog;

namespace Raso.Storage.Sqlite;

/// <summary>Which file holds the SQLite catalogue, and how long to wait for it.</summary>
public sealed class SqliteOptions : ICatalogFile
{
    /// <summary>Gets or sets the file of the database, made on first use with the folders above it. It must be on a local disk, because the write-ahead log needs shared memory. Databases in memory are refused: several connections read and write at once, and what is acknowledged must survive the process.</summary>
    public string DataSource { get; set; } = string.Empty;

    /// <summary>Gets or sets how long to wait while another process writes, 0 to 1 hour; 30 s unless set. Writers of the same process queue instead, for as long as they are not cancelled.</summary>
    public TimeSpan BusyTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Gets or sets how many reads of this process run at once, 1 to 256; 8 unless set. Each holds one connection and one thread of the pool while it runs.</summary>
    public int MaxReaders { get; set; } = 8;

    string ICatalogFile.FileOption => nameof(DataSource);

    string ICatalogFile.FileName => DataSource;

    /// <summary>Looks for values that cannot be used, without touching the disk.</summary>
    /// <returns>The properties at fault, each with its mend; empty when all is well.</returns>
    public IReadOnlyList<ValidationFailure> Validate()
    {
        var failures = new List<ValidationFailure>();
        if (CheckDataSource() is { } fault)
        {
            failures.Add(new ValidationFailure(nameof(DataSource), fault));
        }

        if (BusyTimeout < TimeSpan.Zero || BusyTimeout > TimeSpan.FromHours(1))
        {
            failures.Add(new ValidationFailure(nameof(BusyTimeout), $"is {BusyTimeout}; choose 0 to 1 hour."));
        }

        if (MaxReaders is < 1 or > 256)
        {
            failures.Add(new ValidationFailure(nameof(MaxReaders), $"is {MaxReaders}; choose 1 to 256."));
        }

        return failures;
    }

    private string? CheckDataSource()
    {
        if (string.IsNullOrWhiteSpace(DataSource))
        {
            return "is empty; name the file of the database, for example raso.db.";
        }

        if (DataSource.Contains('\0', StringComparison.Ordinal))
        {
            return "has a NUL character; name a file.";
        }

        if (DataSource.StartsWith(':') || DataSource.StartsWith("file:", StringComparison.OrdinalIgnoreCase) || DataSource.StartsWith("|DataDirectory|", StringComparison.OrdinalIgnoreCase))
        {
            return "is no plain file name: databases in memory and file: addresses are not supported. For tests use a file in a temporary folder.";
        }

        return DataSource.Contains('=', StringComparison.Ordinal)
            && (DataSource.Contains(';', StringComparison.Ordinal) || DataSource.StartsWith("Data", StringComparison.OrdinalIgnoreCase) || DataSource.StartsWith("Filename", StringComparison.OrdinalIgnoreCase))
            ? "is a connection string; give the name of the file alone."
            : null;
    }
}
