using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Raso.Storage.Clouds.Tests.Gcp.StandIn;

/// <summary>All buckets. Every change is one step under one lock, as the service promises for one object.</summary>
/// <remarks>https://cloud.google.com/storage/docs/consistency</remarks>
internal sealed partial class Store(TimeProvider time)
{
    private const int LongestName = 1024;

    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, Bucket> _buckets = new(StringComparer.Ordinal);
    private long _lastGeneration;

    internal DateTimeOffset Now => time.GetUtcNow();

    internal T Do<T>(Func<T> work)
    {
        lock (_gate)
        {
            return work();
        }
    }

    internal Bucket? FindBucket(string name) => _buckets.GetValueOrDefault(name);

    internal Bucket GetBucket(string name) => FindBucket(name) ?? throw ApiException.BucketNotFound();

    internal IReadOnlyList<Bucket> BucketsOf(string project) => [.. _buckets.Values.Where(bucket => bucket.Project == project)];

    internal Bucket AddBucket(string name, string project, JsonObject settings)
    {
        if (!BucketName().IsMatch(name))
        {
            throw ApiException.Invalid($"Invalid bucket name: '{name}'");
        }

        if (_buckets.ContainsKey(name))
        {
            throw new ApiException(409, "conflict", "Your previous request to create the named bucket succeeded and you already own it.");
        }

        return _buckets[name] = new Bucket(name, project, settings, Now);
    }

    internal void RemoveBucket(string name)
    {
        if (!GetBucket(name).IsEmpty)
        {
            throw new ApiException(409, "conflict", "The bucket you tried to delete is not empty.");
        }

        _buckets.Remove(name);
    }

    /// <summary>The live object. Older generations are not kept: asked for, they are not there.</summary>
    internal StoredObject GetObject(string bucket, string name, long? generation = null)
    {
        var stored = GetBucket(bucket).Find(name);
        return stored is not null && (generation is null || generation == stored.Generation)
            ? stored
            : throw ApiException.ObjectNotFound(bucket, name);
    }

    /// <summary>Makes a new generation of an object when the conditions hold.</summary>
    internal StoredObject Put(StoredObject stored, Preconditions conditions)
    {
        CheckName(stored.Name);
        var bucket = GetBucket(stored.Bucket);
        var current = bucket.Find(stored.Name);
        conditions.Check(current);
        if (current is not null)
        {
            CheckRemovable(bucket, current);
        }

        var now = Now;
        _lastGeneration = Math.Max(_lastGeneration + 1, now.ToUnixTimeMilliseconds() * 1000);
        var written = stored with
        {
            Generation = _lastGeneration,
            Metageneration = 1,
            Created = now,
            Updated = now,
            KmsKey = stored.KmsKey ?? (stored.KeySha256 is null ? KmsKey.Used(bucket.DefaultKmsKey) : null),
        };
        bucket.Set(written);
        return written;
    }

    internal StoredObject Describe(StoredObject current, ObjectMetadata metadata)
    {
        var described = current with { Metadata = metadata, Metageneration = current.Metageneration + 1, Updated = Now };
        GetBucket(current.Bucket).Set(described);
        return described;
    }

    internal void Delete(StoredObject current)
    {
        var bucket = GetBucket(current.Bucket);
        CheckRemovable(bucket, current);
        bucket.Remove(current.Name);
    }

    // https://cloud.google.com/storage/docs/objects#naming
    internal static void CheckName(string name)
    {
        if (name.Length == 0 || Utf8Order.Length(name) > LongestName || name.AsSpan().ContainsAny('\r', '\n') || name is "." or ".."
            || name.StartsWith(".well-known/acme-challenge/", StringComparison.Ordinal))
        {
            throw ApiException.Invalid("The specified object name is not valid.");
        }
    }

    // https://cloud.google.com/storage/docs/object-holds and https://cloud.google.com/storage/docs/bucket-lock
    private void CheckRemovable(Bucket bucket, StoredObject current)
    {
        if (current.Metadata.TemporaryHold || current.Metadata.EventBasedHold)
        {
            throw new ApiException(403, "objectUnderActiveHold", $"Object '{bucket.Name}/{current.Name}' is under active Temporary hold and cannot be deleted, overwritten or archived until hold is removed.");
        }

        if (bucket.Retention is { } retention && current.Created + retention > Now)
        {
            throw new ApiException(403, "retentionPolicyNotMet", $"Object '{bucket.Name}/{current.Name}' is subject to bucket's retention policy or object retention and cannot be deleted or overwritten until {JsonText.Time(current.Created + retention)}");
        }
    }

    // https://cloud.google.com/storage/docs/buckets#naming
    [GeneratedRegex("^(?!goog)(?!.*google)[a-z0-9][a-z0-9._-]{1,220}[a-z0-9]$")]
    private static partial Regex BucketName();
}
