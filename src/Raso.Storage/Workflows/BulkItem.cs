namespace Raso.Storage.Workflows;

/// <summary>An item on its way to whoever processes it.</summary>
internal readonly record struct BulkItem<T>(long Index, string Key, T Value);
