namespace Raso.Storage.Local.PowerLoss;

/// <summary>What a path should hold: the hash of its bytes, and what is kept with them.</summary>
internal sealed record StoredState(string Sha256, long Length, string ContentType, string Mark);
