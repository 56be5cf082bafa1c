namespace Raso.Storage.InMemory;

/// <summary>The objects of an in-memory store, in the order of their UTF-8 bytes.</summary>
internal sealed class InMemoryObjects(TimeProvider timeProvider)
{
    private readonly Lock _gate = new();
    private readonly SortedList<string, InMemoryObject> _objects = new(Utf8Order.Instance);
    private long _writes;

    public InMemoryObject? Find(string key)
    {
        lock (_gate)
        {
            return _objects.GetValueOrDefault(key);
        }
    }

    public InMemoryObject Write(string key, byte[] bytes, ObjectDescription description, bool createOnly, string? ifMatch)
    {
        lock (_gate)
        {
            var present = _objects.GetValueOrDefault(key);
            if (createOnly && present is not null)
            {
                throw new InMemoryStorageError(StorageErrorCode.AlreadyExists, $"There is an object at '{key}' already.");
            }

            if (ifMatch is not null && present?.ETag != ifMatch)
            {
                throw new InMemoryStorageError(
                    StorageErrorCode.PreconditionFailed, $"The object at '{key}' {(present is null ? "is gone" : $"has the ETag {present.ETag}")}.");
            }

            var written = new InMemoryObject(key, bytes, $"\"{++_writes:x}\"", timeProvider.GetUtcNow(), description);
            _objects[key] = written;
            return written;
        }
    }

    /// <summary>Changes an object in place, without making a new ETag.</summary>
    public InMemoryObject Change(string key, string? ifMatch, Func<InMemoryObject, InMemoryObject> change)
    {
        lock (_gate)
        {
            var present = _objects.GetValueOrDefault(key)
                ?? throw new InMemoryStorageError(StorageErrorCode.NotFound, $"There is no object at '{key}'.");
            if (ifMatch is not null && present.ETag != ifMatch)
            {
                throw new InMemoryStorageError(StorageErrorCode.PreconditionFailed, $"The object at '{key}' has the ETag {present.ETag}.");
            }

            return _objects[key] = change(present);
        }
    }

    public void Delete(string key)
    {
        lock (_gate)
        {
            _objects.Remove(key);
        }
    }

    public void FlipBit(string key, long offset)
    {
        lock (_gate)
        {
            if (!_objects.TryGetValue(key, out var present) || offset < 0 || offset >= present.Bytes.Length)
            {
                throw new ArgumentException($"There is no byte {offset} at '{key}'.", nameof(offset));
            }

            var bytes = present.Bytes.ToArray();
            bytes[offset] ^= 1;
            _objects[key] = present with { Bytes = bytes };
        }
    }

    public ListPage List(ListPageRequest request)
    {
        lock (_gate)
        {
            var entries = new List<ListedEntry>();
            for (var i = FirstIndex(request); i < _objects.Count; i++)
            {
                var present = _objects.GetValueAtIndex(i);
                if (!present.Key.StartsWith(request.Prefix, StringComparison.Ordinal))
                {
                    if (Utf8Order.Instance.Compare(present.Key, request.Prefix) > 0)
                    {
                        break;
                    }

                    continue;
                }

                var entry = ToEntry(present, request);
                if (entries.Count > 0 && entry.IsPrefix && entries[^1].Path == entry.Path)
                {
                    continue;
                }

                if (entries.Count == request.PageSize)
                {
                    return new ListPage(entries, entries[^1].Path);
                }

                entries.Add(entry);
            }

            return new ListPage(entries, null);
        }
    }

    private static ListedEntry ToEntry(InMemoryObject present, ListPageRequest request)
    {
        var slash = request.FoldFolders ? present.Key.IndexOf('/', request.Prefix.Length) : -1;
        return slash >= 0
            ? new ListedEntry(present.Key[..(slash + 1)], IsPrefix: true)
            : new ListedEntry(present.Key, IsPrefix: false, present.Bytes.Length, present.ETag, present.LastModified);
    }

    private int FirstIndex(ListPageRequest request)
    {
        var index = Math.Max(request.StartAfter is { } start ? UpperBound(start) : 0, request.Continuation is { } key ? UpperBound(key) : 0);
        // A folded folder stands for all keys that begin with it.
        while (request is { FoldFolders: true, Continuation: { } folder } && folder.EndsWith('/')
            && index < _objects.Count && _objects.GetKeyAtIndex(index).StartsWith(folder, StringComparison.Ordinal))
        {
            index++;
        }

        return index;
    }

    private int UpperBound(string key)
    {
        var (low, high) = (0, _objects.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Utf8Order.Instance.Compare(_objects.GetKeyAtIndex(middle), key) <= 0 ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
