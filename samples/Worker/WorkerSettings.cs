namespace Worker;

/// <summary>What was said on the command line.</summary>
/// <param name="DataFolder">Where the catalogue and the files are kept.</param>
/// <param name="Postgres">The connection string of PostgreSQL; <see langword="null"/> for the embedded catalogue.</param>
/// <param name="Concurrency">How many films are made at once.</param>
/// <param name="SceneTime">How long the pretended renderer takes for a picture.</param>
internal sealed record WorkerSettings(string DataFolder, string? Postgres, int Concurrency, TimeSpan SceneTime);
