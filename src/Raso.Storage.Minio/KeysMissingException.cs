namespace Raso.Storage.Minio;

/// <summary>No keys could be had.</summary>
internal sealed class KeysMissingException(string message, Exception? inner = null) : Exception(message, inner);
