namespace Raso.Storage.InMemory;

/// <summary>The uploads of several parts that were begun in an in-memory store.</summary>
internal sealed class InMemoryUploads(TimeProvider timeProvider)
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, Upload> _uploads = new(StringComparer.Ordinal);
    private long _begun;

    public string Begin(StoragePath path)
    {
        lock (_gate)
        {
            var id = $"upload-{++_begun:d8}";
            _uploads.Add(id, new Upload(path, timeProvider.GetUtcNow(), []));
            return id;
        }
    }

    public UploadedPart Add(UploadPartRequest request)
    {
        var bytes = request.Content.ToArray();
        lock (_gate)
        {
            var part = new UploadedPart(request.Number, $"\"{request.UploadId}-{request.Number}-{bytes.Length:x}\"", bytes.Length);
            Find(request.UploadId).Parts[request.Number] = (part, bytes);
            return part;
        }
    }

    public byte[] Join(CompleteUploadRequest request, PartTraits limits)
    {
        lock (_gate)
        {
            var sent = Find(request.UploadId).Parts;
            using var joined = new MemoryStream();
            for (var i = 0; i < request.Parts.Count; i++)
            {
                if (!sent.TryGetValue(i + 1, out var part) || part.Part != request.Parts[i])
                {
                    throw new InMemoryStorageError(StorageErrorCode.InvalidArgument, $"Part {i + 1} was not sent, or was sent anew.");
                }

                if (i + 1 < request.Parts.Count && part.Bytes.Length < limits.MinLength)
                {
                    throw new InMemoryStorageError(
                        StorageErrorCode.InvalidArgument, $"Part {i + 1} has {part.Bytes.Length} bytes; all but the last have at least {limits.MinLength}.");
                }

                joined.Write(part.Bytes);
            }

            return joined.ToArray();
        }
    }

    /// <summary>Tells what there is of an upload: its parts, or where they come in order, the bytes up to the first that is missing.</summary>
    public UploadProgress? Get(string uploadId, bool parallel)
    {
        lock (_gate)
        {
            if (!_uploads.TryGetValue(uploadId, out var upload))
            {
                return null;
            }

            var parts = upload.Parts.Values.Select(sent => sent.Part).OrderBy(part => part.Number).ToList();
            return parallel
                ? UploadProgress.OfParts(parts)
                : UploadProgress.OfBytes(parts.TakeWhile((part, index) => part.Number == index + 1).Sum(part => part.Length));
        }
    }

    public void Remove(string uploadId)
    {
        lock (_gate)
        {
            _uploads.Remove(uploadId);
        }
    }

    public UploadPage List(string prefix)
    {
        lock (_gate)
        {
            return new UploadPage(
                [.. _uploads.Where(upload => upload.Value.Path.Value.StartsWith(prefix, StringComparison.Ordinal))
                    .Select(upload => new PendingUpload(upload.Value.Path, upload.Key, upload.Value.StartedAt))],
                null);
        }
    }

    private Upload Find(string uploadId) => _uploads.GetValueOrDefault(uploadId)
        ?? throw new InMemoryStorageError(StorageErrorCode.NotFound, "There is no such upload.");

    private sealed record Upload(StoragePath Path, DateTimeOffset StartedAt, Dictionary<int, (UploadedPart Part, byte[] Bytes)> Parts);
}
