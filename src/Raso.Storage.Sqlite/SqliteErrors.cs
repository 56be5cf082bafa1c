using Microsoft.Data.Sqlite;
using Raso.Storage.Catalog;

namespace Raso.Storage.Sqlite;

/// <summary>The one place where SQLite's result codes become the catalogue's.</summary>
internal static class SqliteErrors
{
    public const int Busy = 5;
    public const int ReadOnly = 8;
    public const int Interrupt = 9;
    public const int InputOutput = 10;
    private const int Error = 1;
    private const int Permission = 3;
    private const int Locked = 6;
    private const int NoMemory = 7;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int Protocol = 15;
    private const int Schema = 17;
    private const int TooBig = 18;
    private const int Constraint = 19;
    private const int Mismatch = 20;
    private const int Authorization = 23;
    private const int NotADatabase = 26;
    private const int ForeignKey = 787;
    private const int PrimaryKey = 1555;
    private const int Unique = 2067;
    private const int RowId = 2579;

    /// <summary>Tells whether the same call may succeed as soon as another connection has gone on.</summary>
    public static bool IsBusy(SqliteException exception) => exception.SqliteErrorCode is Busy or Locked or Protocol;

    /// <summary>Maps an error.</summary>
    /// <param name="exception">The error.</param>
    /// <param name="file">The full name of the database's file.</param>
    /// <param name="cancellation">The token that interrupted the statement; none where the default.</param>
    /// <returns>The error to throw.</returns>
    public static Exception Map(SqliteException exception, string file, CancellationToken cancellation = default)
    {
        var text = TextOf(exception);
        return exception.SqliteErrorCode switch
        {
            Interrupt when cancellation.IsCancellationRequested => new OperationCanceledException("The statement was interrupted.", exception, cancellation),
            Busy or Locked or Protocol => Make(CatalogErrorCode.Unavailable, $"Another process kept the database '{file}' busy for longer than BusyTimeout ({text}). Try again, or raise BusyTimeout.", exception, isTransient: true),
            Constraint => MapConstraint(text, exception),
            TooBig or Mismatch => Make(CatalogErrorCode.ConstraintViolation, $"SQLite refused a value: {text}.", exception),
            Error when IsMissing(text) => Make(CatalogErrorCode.SchemaMismatch, $"The schema of '{file}' does not fit this version of the code ({text}). Run IMigrator.MigrateAsync.", exception),
            Schema => Make(CatalogErrorCode.Unavailable, $"The schema of '{file}' changed while a statement ran. Try again.", exception, isTransient: true),
            CannotOpen => Make(CatalogErrorCode.PermissionDenied, $"'{file}' cannot be opened. The process needs the right to read and write the file and its folder '{FolderOf(file)}'.", exception),
            ReadOnly or Permission or Authorization => Make(CatalogErrorCode.PermissionDenied, $"'{file}' cannot be written ({text}). The process needs the right to write the file and its folder '{FolderOf(file)}', where the log stands beside it.", exception),
            Full => Make(CatalogErrorCode.ResourceExhausted, $"The disk of '{FolderOf(file)}' is full. Nothing was changed; make room and try again.", exception),
            NoMemory => Make(CatalogErrorCode.ResourceExhausted, "SQLite has no memory left. Nothing was changed.", exception, isTransient: true),
            InputOutput => Make(CatalogErrorCode.Unavailable, $"The disk failed under '{file}' (code {exception.SqliteExtendedErrorCode}): {text}.", exception, isTransient: true),
            Corrupt => Make(CatalogErrorCode.Unknown, $"The database '{file}' is damaged ({text}). Restore it from a backup; do not write to it further.", exception),
            NotADatabase => Make(CatalogErrorCode.InvalidArgument, DatabaseFile.NotADatabase(file), exception),
            _ => Make(CatalogErrorCode.Unknown, $"SQLite failed with code {exception.SqliteExtendedErrorCode}: {text}.", exception),
        };
    }

    private static CatalogException MapConstraint(string text, SqliteException exception)
    {
        // The schema's own rules raise 'RSnnn: text'. Where a rule stands in for a constraint that SQLite does not check by itself, it raises SQLite's words.
        if (text.StartsWith("RS", StringComparison.Ordinal) && text.IndexOf(':', StringComparison.Ordinal) == 5)
        {
            return text.StartsWith("RS007", StringComparison.Ordinal)
                ? RelationshipRowErrors.Circle(text[6..].Trim(), exception)
                : Make(CatalogErrorCode.ConstraintViolation, $"The schema refused the change: {text[6..].Trim()} ({text[..5]}).", exception);
        }

        var named = text[(text.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
        if (exception.SqliteExtendedErrorCode is Unique or PrimaryKey or RowId || text.StartsWith("UNIQUE", StringComparison.Ordinal))
        {
            return MapUnique(named, exception);
        }

        if (exception.SqliteExtendedErrorCode == ForeignKey || text.StartsWith("FOREIGN KEY", StringComparison.Ordinal))
        {
            return MapForeignKey(named, exception);
        }

        return Make(CatalogErrorCode.ConstraintViolation, $"The schema refused the change: {named}.", exception);
    }

    private static CatalogException MapUnique(string named, SqliteException exception) => Make(
        CatalogErrorCode.AlreadyExists,
        named switch
        {
            "papers.doi" => "A paper with this DOI exists already; find it by FindByDoiAsync, or update it.",
            "papers.folder" => "A paper with this folder exists already; the layout must give every paper a folder of its own.",
            "generation_jobs.idempotency_key" => "A job with this idempotency key exists already.",
            "files.path" => "The path was used before; every file gets a new one.",
            _ when named.StartsWith("asset_relationships.source_type", StringComparison.Ordinal) =>
                "The two assets have a relationship of this type already; find it by FindAsync, or update it.",
            _ => $"Another row has the same value already: {named}.",
        },
        exception);

    private static CatalogException MapForeignKey(string named, SqliteException exception) => named switch
    {
        _ when named.EndsWith("_paper_id_fkey", StringComparison.Ordinal) => Make(CatalogErrorCode.NotFound, "There is no paper with the id that was given; create it first.", exception),
        _ when named.EndsWith("_video_asset_id_fkey", StringComparison.Ordinal) => Make(CatalogErrorCode.NotFound, "There is no video with the id that was given as VideoAssetId.", exception),
        _ when named.StartsWith("asset_relationships_source_", StringComparison.Ordinal) =>
            Make(CatalogErrorCode.NotFound, "There is no asset of the kind and with the id that were given as Source; create it first.", exception),
        _ when named.StartsWith("asset_relationships_target_", StringComparison.Ordinal) =>
            Make(CatalogErrorCode.NotFound, "There is no asset of the kind and with the id that were given as Target; create it first.", exception),
        _ => Make(CatalogErrorCode.ConstraintViolation, $"A row that the change names does not exist, or is still named by another: {named}.", exception),
    };

    private static bool IsMissing(string text) =>
        text.StartsWith("no such table", StringComparison.Ordinal)
        || text.StartsWith("no such column", StringComparison.Ordinal)
        || text.Contains("has no column named", StringComparison.Ordinal);

    // The client's message is "SQLite Error 19: 'text'."; the text itself is not given.
    private static string TextOf(SqliteException exception)
    {
        var first = exception.Message.IndexOf('\'', StringComparison.Ordinal);
        var last = exception.Message.LastIndexOf('\'');
        return last > first ? exception.Message[(first + 1)..last] : exception.Message;
    }

    private static string FolderOf(string file) => Path.GetDirectoryName(file) ?? file;

    private static CatalogException Make(CatalogErrorCode code, string message, SqliteException exception, bool isTransient = false) =>
        new(code, message, isTransient, exception);
}
