namespace Raso.Storage.Minio;

/// <summary>The headers of server-side encryption.</summary>
internal sealed class Encryption(string? customerKey, string? kmsKeyId)
{
    private const string Header = "x-amz-server-side-encryption";
    private const string CustomerHeader = "x-amz-server-side-encryption-customer-";
    private const string SourceHeader = "x-amz-copy-source-server-side-encryption-customer-";

    private readonly string? _customerKey = string.IsNullOrEmpty(customerKey) ? null : customerKey;

    public bool HasCustomerKey => _customerKey is not null;

    public static string? Of(AnswerHeaders answer) => answer[Header];

    /// <summary>Adds what a request needs that makes an object.</summary>
    public void AddForNew(Dictionary<string, string> headers, string? encryption)
    {
        if (HasCustomerKey)
        {
            AddKey(headers);
            return;
        }

        if (encryption is null)
        {
            return;
        }

        headers[Header] = encryption;
        if (encryption == MinioOptions.KmsKeys && !string.IsNullOrEmpty(kmsKeyId))
        {
            headers[$"{Header}-aws-kms-key-id"] = kmsKeyId;
        }
    }

    /// <summary>Adds what a request needs that reads an object, or sends a part of one.</summary>
    public void AddKey(Dictionary<string, string> headers) => Add(headers, CustomerHeader);

    /// <summary>Adds what a request needs that copies from an object.</summary>
    public void AddSourceKey(Dictionary<string, string> headers) => Add(headers, SourceHeader);

    private void Add(Dictionary<string, string> headers, string prefix)
    {
        if (_customerKey is null)
        {
            return;
        }

        headers[$"{prefix}algorithm"] = "AES256";
        headers[$"{prefix}key"] = _customerKey;
        headers[$"{prefix}key-md5"] = ContentMd5.Of(Convert.FromBase64String(_customerKey));
    }
}
