using System.Net.Sockets;
using System.Text;
using Npgsql;

namespace Raso.Storage.Catalog.Postgres;

/// <summary>Turns PostgreSQL's errors into those of the catalogue; the one place where SQLSTATE is looked at.</summary>
internal static class PostgresErrors
{
    private const string NoSuchText = "PostgreSQL cannot hold text with the character U+0000 or with a lone surrogate: take it out.";

    /// <summary>Gets the error to raise instead, or <see langword="null"/> where the error passes as it is.</summary>
    public static Exception? Map(Exception exception, CancellationToken cancellationToken) => exception switch
    {
        PostgresException { SqlState: PostgresErrorCodes.QueryCanceled } when cancellationToken.IsCancellationRequested =>
            new OperationCanceledException("The call was cancelled.", exception, cancellationToken),
        PostgresException error => Map(error),
        NpgsqlException or SocketException or IOException or TimeoutException =>
            New(CatalogErrorCode.Unavailable, "PostgreSQL could not be reached, or the connection to it broke or timed out.", exception, isTransient: true),
        EncoderFallbackException => New(CatalogErrorCode.ConstraintViolation, NoSuchText, exception),
        _ => null,
    };

    /// <summary>Tells whether the database rolled a transaction back only because it collided with another.</summary>
    public static bool IsCollision(Exception exception) => exception is CatalogException
    {
        InnerException: PostgresException { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected }
    };

    /// <summary>Tells whether rows were refused because others have their unique values.</summary>
    public static bool IsTaken(Exception exception) => exception is CatalogException { InnerException: PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } };

    /// <summary>Tells whether an error that COMMIT raised leaves open what became of the transaction. An ERROR is an answer; FATAL ends the session and may follow a COMMIT that was done.</summary>
    public static bool IsOutcomeOpen(Exception exception) => exception is not PostgresException error
        || error.InvariantSeverity is not "ERROR"
        || error.SqlState.StartsWith("08", StringComparison.Ordinal)
        || error.SqlState.StartsWith("57P", StringComparison.Ordinal)
        || error.SqlState is "40003";

    private static CatalogException Map(PostgresException error) => error.SqlState switch
    {
        PostgresErrorCodes.UniqueViolation => MapUnique(error),
        PostgresErrorCodes.ForeignKeyViolation => MapForeignKey(error),
        "40003" => New(CatalogErrorCode.OutcomeUnknown, "PostgreSQL cannot tell whether the statement took effect.", error),
        "25P02" => New(CatalogErrorCode.Conflict, "The transaction was ended by an earlier error; nothing more can be done in it, and nothing was changed.", error),
        "25006" => New(CatalogErrorCode.Unavailable, "This PostgreSQL server only reads now: it is a standby, or the transaction is for reading.", error, isTransient: true),
        "25P03" or PostgresErrorCodes.QueryCanceled => New(CatalogErrorCode.Unavailable, "PostgreSQL cancelled the statement or ended the session because of a time limit or an administrator.", error, isTransient: true),
        PostgresErrorCodes.InsufficientPrivilege => New(CatalogErrorCode.PermissionDenied, $"The rights of the PostgreSQL user do not suffice{At(error)}.", error),
        PostgresErrorCodes.InvalidCatalogName => New(CatalogErrorCode.Unavailable, "The database that the connection string names does not exist on the PostgreSQL server.", error),
        PostgresErrorCodes.LockNotAvailable => New(CatalogErrorCode.Conflict, "Another transaction holds a lock.", error, isTransient: true),
        PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedColumn or PostgresErrorCodes.UndefinedFunction or PostgresErrorCodes.InvalidSchemaName =>
            New(CatalogErrorCode.SchemaMismatch, "The schema of the database does not fit this version: run IMigrator.MigrateAsync, and check that the search path leads to it.", error),
        "22021" or "22P05" => New(CatalogErrorCode.ConstraintViolation, NoSuchText, error),
        "RS007" => RelationshipRowErrors.Circle(error.MessageText, error),
        "RS001" or "RS002" or "RS003" or "RS004" or "RS005" or "RS006" => New(CatalogErrorCode.ConstraintViolation, $"The catalogue refused it ({error.SqlState}): {error.MessageText}.", error),
        _ => MapClass(error),
    };

    private static CatalogException MapClass(PostgresException error) => error.SqlState[..2] switch
    {
        "08" or "57" => New(CatalogErrorCode.Unavailable, "The connection to PostgreSQL broke, or the server is starting or shutting down.", error, isTransient: true),
        "22" or "23" or "54" => New(CatalogErrorCode.ConstraintViolation, $"A value breaks a rule of the schema ({error.SqlState}{At(error)}).", error),
        "28" => New(CatalogErrorCode.PermissionDenied, "PostgreSQL refused the credentials of the connection string.", error),
        "40" => New(CatalogErrorCode.Conflict, "The transaction collided with another and was rolled back.", error, isTransient: true),
        "53" => New(CatalogErrorCode.ResourceExhausted, "Connections, disk space or memory of the PostgreSQL server are used up.", error, isTransient: true),
        _ => New(CatalogErrorCode.Unknown, $"PostgreSQL failed with SQLSTATE {error.SqlState}.", error),
    };

    private static CatalogException MapUnique(PostgresException error) => error.ConstraintName switch
    {
        "papers_doi_key" => New(CatalogErrorCode.AlreadyExists, "A paper with this DOI exists already; find it by FindByDoiAsync, or update it.", error),
        "papers_folder_key" => New(CatalogErrorCode.AlreadyExists, "A paper with this folder exists already; the layout must give every paper a folder of its own.", error),
        "files_path_key" => New(CatalogErrorCode.AlreadyExists, "The path was used before; every file gets a new one.", error),
        "content_versions_file_path_key" => New(CatalogErrorCode.ConstraintViolation, "The file belongs to another version.", error),
        "generation_jobs_idempotency_key_key" => New(CatalogErrorCode.AlreadyExists, "A job with this idempotency key exists already.", error),
        "asset_relationships_ends_key" =>
            New(CatalogErrorCode.AlreadyExists, "The two assets have a relationship of this type already; find it by FindAsync, or update it.", error),
        "file_replicas_pkey" => New(CatalogErrorCode.ConstraintViolation, "A file has one replica on a backend.", error),
        _ => New(CatalogErrorCode.AlreadyExists, $"A row with this value exists already{At(error)}.", error),
    };

    private static CatalogException MapForeignKey(PostgresException error) => error.ConstraintName switch
    {
        "video_assets_paper_id_fkey" or "audio_assets_paper_id_fkey" or "visual_assets_paper_id_fkey" or "generation_jobs_paper_id_fkey" =>
            New(CatalogErrorCode.NotFound, "There is no paper with the id that was given; create it first.", error),
        "audio_assets_video_asset_id_fkey" or "visual_assets_video_asset_id_fkey" => New(CatalogErrorCode.NotFound, "There is no video with the id that was given as VideoAssetId.", error),
        { } name when name.StartsWith("asset_relationships_source_", StringComparison.Ordinal) =>
            New(CatalogErrorCode.NotFound, "There is no asset of the kind and with the id that were given as Source; create it first.", error),
        { } name when name.StartsWith("asset_relationships_target_", StringComparison.Ordinal) =>
            New(CatalogErrorCode.NotFound, "There is no asset of the kind and with the id that were given as Target; create it first.", error),
        _ => New(CatalogErrorCode.ConstraintViolation, $"A row that the change needs is missing, or one that it takes away is in use{At(error)}.", error),
    };

    private static string At(PostgresException error) => (error.TableName, error.ConstraintName ?? error.ColumnName) switch
    {
        (null, null) => string.Empty,
        (null, { } name) => $", {name}",
        ({ } table, null) => $", table {table}",
        ({ } table, { } name) => $", table {table}, {name}",
    };

    private static CatalogException New(CatalogErrorCode code, string message, Exception inner, bool isTransient = false) =>
        new(code, message, isTransient, inner);
}
