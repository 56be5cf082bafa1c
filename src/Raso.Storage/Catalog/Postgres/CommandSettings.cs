namespace Raso.Storage.Catalog.Postgres;

/// <summary>How statements are run.</summary>
/// <param name="TimeoutSeconds">How long one may take, 0 for any time; as the connection string says where <see langword="null"/>.</param>
/// <param name="Prepare">Whether statements are prepared, each once on a connection.</param>
internal readonly record struct CommandSettings(int? TimeoutSeconds, bool Prepare);
