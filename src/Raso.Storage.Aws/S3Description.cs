using System.Net.Http.Headers;
using Amazon.S3;
using Amazon.S3.Model;

namespace Raso.Storage.Aws;

/// <summary>Puts what is kept with an object into requests.</summary>
internal sealed class S3Description(S3Options options)
{
    /// <summary>The entry of the metadata in which the engine gives the SHA-256 of the content.</summary>
    public const string Sha256Key = "raso_sha256";

    private const string Aes256 = "AES256";

    public ServerSideEncryptionCustomerMethod? CustomerMethod => options.CustomerKey is null ? null : ServerSideEncryptionCustomerMethod.AES256;

    public string? CustomerKey => options.CustomerKey;

    public void Apply(ObjectDescription description, PutObjectRequest request)
    {
        ApplyHeaders(description, request.Headers);
        ApplyMetadata(description, request.Metadata);
        request.TagSet = TagsOf(description);
        request.StorageClass = ClassOf(description);
        request.ServerSideEncryptionMethod = EncryptionOf(description);
        request.ServerSideEncryptionKeyManagementServiceKeyId = KmsKeyOf(description);
        request.ServerSideEncryptionCustomerMethod = CustomerMethod;
        request.ServerSideEncryptionCustomerProvidedKey = CustomerKey;
    }

    public void Apply(ObjectDescription description, InitiateMultipartUploadRequest request)
    {
        ApplyHeaders(description, request.Headers);
        ApplyMetadata(description, request.Metadata);
        request.TagSet = TagsOf(description);
        request.StorageClass = ClassOf(description);
        request.ServerSideEncryptionMethod = EncryptionOf(description);
        request.ServerSideEncryptionKeyManagementServiceKeyId = KmsKeyOf(description);
        request.ServerSideEncryptionCustomerMethod = CustomerMethod;
        request.ServerSideEncryptionCustomerProvidedKey = CustomerKey;
    }

    public void Apply(ObjectDescription description, CopyObjectRequest request)
    {
        Replace(description, request);
        request.StorageClass = ClassOf(description);
        request.ServerSideEncryptionMethod = EncryptionOf(description);
        request.ServerSideEncryptionKeyManagementServiceKeyId = KmsKeyOf(description);
        ApplyCustomerKey(request);
    }

    /// <summary>Gives a copy headers and metadata in place of those of its source.</summary>
    public static void Replace(ObjectDescription description, CopyObjectRequest request)
    {
        request.MetadataDirective = S3MetadataDirective.REPLACE;
        ApplyHeaders(description, request.Headers);
        ApplyMetadata(description, request.Metadata);
    }

    public void ApplyCustomerKey(CopyObjectRequest request)
    {
        request.ServerSideEncryptionCustomerMethod = CustomerMethod;
        request.ServerSideEncryptionCustomerProvidedKey = CustomerKey;
        request.CopySourceServerSideEncryptionCustomerMethod = CustomerMethod;
        request.CopySourceServerSideEncryptionCustomerProvidedKey = CustomerKey;
    }

    // What is sent must be what was signed, letter for letter, and the SDK sends a media type in its canonical form.
    private static string ContentTypeOf(ObjectDescription description) => MediaTypeHeaderValue.TryParse(description.ContentType, out var type)
        ? type.ToString()
        : "application/octet-stream";

    private static void ApplyHeaders(ObjectDescription description, HeadersCollection headers)
    {
        headers.ContentType = ContentTypeOf(description);
        if (description.CacheControl is { } cacheControl)
        {
            headers.CacheControl = cacheControl;
        }

        if (description.ContentDisposition is { } disposition)
        {
            headers.ContentDisposition = disposition;
        }
    }

    private static void ApplyMetadata(ObjectDescription description, MetadataCollection metadata)
    {
        foreach (var (key, value) in description.Metadata)
        {
            metadata[key] = value;
        }
    }

    private static List<Tag>? TagsOf(ObjectDescription description) =>
        description.Tags.Count == 0 ? null : [.. description.Tags.Select(tag => new Tag { Key = tag.Key, Value = tag.Value })];

    private static S3StorageClass? ClassOf(ObjectDescription description) =>
        description.Tier is { } tier ? S3StorageClass.FindValue(tier) : null;

    private static ServerSideEncryptionMethod? EncryptionOf(ObjectDescription description) =>
        description.Encryption is { } encryption ? ServerSideEncryptionMethod.FindValue(encryption) : null;

    private string? KmsKeyOf(ObjectDescription description) =>
        description.Encryption is { } encryption && encryption != Aes256 ? options.KmsKeyId : null;
}
