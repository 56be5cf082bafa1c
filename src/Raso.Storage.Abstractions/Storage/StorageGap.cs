namespace Raso.Storage;

/// <summary>What a store, or the client that reaches it, cannot do.</summary>
/// <param name="Capability">The name of a member of <see cref="StorageCapabilities"/>, or a few words where none tells it.</param>
/// <param name="Reason">Why, and what to do instead; a sentence.</param>
public sealed record StorageGap(string Capability, string Reason);
