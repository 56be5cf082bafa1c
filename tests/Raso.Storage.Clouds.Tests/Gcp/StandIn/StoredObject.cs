using System.Text;

namespace Raso.Storage.Clouds.Tests.Gcp.StandIn;

/// <summary>One generation of an object with its present metadata.</summary>
internal sealed record StoredObject
{
    internal required string Bucket { get; init; }

    internal required string Name { get; init; }

    internal required Content Content { get; init; }

    internal required ObjectMetadata Metadata { get; init; }

    internal required string StorageClass { get; init; }

    internal long Generation { get; init; }

    internal long Metageneration { get; init; } = 1;

    internal DateTimeOffset Created { get; init; }

    internal DateTimeOffset Updated { get; init; }

    /// <summary>The SHA-256 of the customer's key, with which alone the content is read.</summary>
    internal string? KeySha256 { get; init; }

    internal string? KmsKey { get; init; }

    /// <summary>How many objects it was composed of; a composed object has no MD5.</summary>
    /// <remarks>https://cloud.google.com/storage/docs/composite-objects</remarks>
    internal int? Components { get; init; }

    internal string? Md5 => Components is null ? Content.Md5 : null;

    internal string ETag => Convert.ToBase64String(Encoding.ASCII.GetBytes($"{Generation:x}/{Metageneration}"));

    internal string ContentType => Metadata.ContentType ?? "application/octet-stream";
}
