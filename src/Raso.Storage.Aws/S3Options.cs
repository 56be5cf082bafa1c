namespace Raso.Storage.Aws;

/// <summary>A bucket of S3, or of a store that speaks its protocol.</summary>
public sealed class S3Options : BackendOptions
{
    /// <summary>Gets or sets the name of the bucket, or the alias of an access point; needed.</summary>
    public string Bucket { get; set; } = "";

    /// <summary>Gets or sets the region of the bucket, for example <c>eu-west-1</c>. Unless set, it is that of <c>AWS_REGION</c> or of the profile; <c>us-east-1</c> for another store than AWS.</summary>
    public string? Region { get; set; }

    /// <summary>Gets or sets the address of another store than AWS, for example <c>https://s3.example.org:9000</c>, or of an endpoint of one's own within AWS; the region's endpoint unless set. <c>AWS_ENDPOINT_URL</c> is not looked at.</summary>
    public string? ServiceUrl { get; set; }

    /// <summary>Gets or sets a value indicating whether the bucket stands in the path of the address and not in its host name; unless set, it does for another store than AWS.</summary>
    public bool? ForcePathStyle { get; set; }

    /// <summary>Gets or sets the access key; unless it or <see cref="Profile"/> is set, the SDK's own chain is asked: environment, profile, web identity, container, instance.</summary>
    public string? AccessKey { get; set; }

    /// <summary>Gets or sets the secret key; needed where <see cref="AccessKey"/> is set.</summary>
    public string? SecretKey { get; set; }

    /// <summary>Gets or sets the session token of temporary keys; none unless set.</summary>
    public string? SessionToken { get; set; }

    /// <summary>Gets or sets the profile in the shared credentials files that names the credentials; excludes <see cref="AccessKey"/>.</summary>
    public string? Profile { get; set; }

    /// <summary>Gets or sets the credentials file that <see cref="Profile"/> stands in; the shared files unless set.</summary>
    public string? ProfilesLocation { get; set; }

    /// <summary>Gets or sets a key of 256 bits, in base64, with which the store encrypts every file and which it does not keep (SSE-C); none unless set. Who loses it loses the files. Needs HTTPS, except on the loopback.</summary>
    public string? CustomerKey { get; set; }

    /// <summary>Gets or sets the id or ARN of the KMS key for files that are stored with the encryption <c>aws:kms</c> or <c>aws:kms:dsse</c>; the account's own unless set.</summary>
    public string? KmsKeyId { get; set; }

    /// <summary>Gets or sets the server-side encryptions that callers may ask for; unless set, <c>AES256</c>, <c>aws:kms</c> and <c>aws:kms:dsse</c> on AWS, none elsewhere or beside <see cref="CustomerKey"/>.</summary>
    public IReadOnlyList<string>? Encryptions { get; set; }

    /// <summary>Gets or sets the storage classes that callers may ask for; those of AWS unless set, none elsewhere.</summary>
    public IReadOnlyList<string>? Tiers { get; set; }

    /// <summary>Gets or sets a value indicating whether the store honours <c>If-None-Match</c> when an object is put; <see langword="true"/> unless set. Set it to <see langword="false"/> for a store that ignores the header: create-only would overwrite there.</summary>
    public bool ConditionalPut { get; set; } = true;

    /// <summary>Gets or sets a value indicating whether the store honours <c>If-None-Match</c> when an upload of several parts is completed; unless set, AWS alone does.</summary>
    public bool? ConditionalComplete { get; set; }

    /// <summary>Gets or sets a value indicating whether the store honours <c>If-None-Match</c> when an object is copied; unless set, AWS alone does.</summary>
    public bool? ConditionalCopy { get; set; }

    /// <summary>Gets or sets a value indicating whether the store honours <c>If-Match</c> when an object is put and when an upload is completed; unless set, AWS alone does.</summary>
    public bool? IfMatch { get; set; }

    /// <summary>Gets or sets a value indicating whether the store keeps tags of objects; <see langword="true"/> unless set. Without them the SHA-256 of a file of several parts is kept only where it was given before.</summary>
    public bool Tags { get; set; } = true;

    /// <summary>Gets or sets the greatest length of a file in bytes, at most 10,000 parts of 5 GiB; 5 TiB unless set.</summary>
    public long MaxFileLength { get; set; } = 5L << 40;

    /// <summary>Gets or sets how long the making of a connection may take; 10 s unless set.</summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Gets a value indicating whether the store is AWS itself, whose behaviour is known.</summary>
    internal bool IsAws => ServiceUrl is null
        || (Uri.TryCreate(ServiceUrl, UriKind.Absolute, out var url)
            && (url.Host.EndsWith(".amazonaws.com", StringComparison.OrdinalIgnoreCase) || url.Host.EndsWith(".amazonaws.com.cn", StringComparison.OrdinalIgnoreCase)));

    /// <summary>Gets or sets the length from which an object is copied in parts; for tests.</summary>
    internal long MaxCopyLength { get; set; } = 5L << 30;

    /// <inheritdoc/>
    public override IReadOnlyList<ValidationFailure> Validate() => [.. base.Validate(), .. S3OptionsRules.Check(this)];
}
