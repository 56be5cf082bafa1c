namespace Raso.Storage.Files;

/// <summary>Which store the catalogue knows behind the name of a backend.</summary>
/// <param name="Name">The name of the backend.</param>
/// <param name="Identity">The identity of its store.</param>
/// <param name="Location">Where the store was when this was recorded; only for people to read.</param>
/// <param name="FirstSeen">When it was recorded, by the database's clock.</param>
public sealed record BackendRegistration(string Name, string Identity, string Location, DateTimeOffset FirstSeen);
