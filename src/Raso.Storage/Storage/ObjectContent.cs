namespace Raso.Storage;

/// <summary>An open object. Whoever got it disposes its stream.</summary>
/// <param name="Info">What the store holds; its length is that of the whole object.</param>
/// <param name="Content">The bytes asked for. Read errors surface as the provider throws them.</param>
public sealed record ObjectContent(ObjectInfo Info, Stream Content);
