namespace Raso.Storage;

/// <summary>Which store a backend stands for: the same from every process and host that reaches it, and another for every other store.</summary>
/// <param name="Id">The identity, at most 500 characters: the random id that a local root carries, or the endpoint and bucket of an object store; never a secret.</param>
/// <param name="Location">Where the store is, as seen from here, for people to read, for example <c>file://host/data</c>; never a secret.</param>
public sealed record StorageIdentity(string Id, string Location);
