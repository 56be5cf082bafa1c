namespace Raso.Storage.Workflows;

/// <summary>Makes better content of present content, as a stream: what is written is stored while more is read, so that no file need fit into memory.</summary>
/// <param name="source">The bytes of the present version, to be read once, forward only; they are verified at their end, and what is left unread is read and verified afterwards.</param>
/// <param name="destination">Takes the bytes of the next version, at least one. It waits while the store is slower.</param>
/// <param name="cancellationToken">Is cancelled when the call is, or when the bytes cannot be stored.</param>
/// <returns>A task that ends when the last byte was written.</returns>
public delegate Task ContentTransform(Stream source, Stream destination, CancellationToken cancellationToken);
