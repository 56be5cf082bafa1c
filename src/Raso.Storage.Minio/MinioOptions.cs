using Minio.Credentials;

namespace Raso.Storage.Minio;

/// <summary>Where the server and the bucket are, and how they are reached. Without keys, those of the environment are taken: <c>MINIO_ACCESS_KEY</c> and <c>MINIO_SECRET_KEY</c>, <c>MINIO_ROOT_USER</c> and <c>MINIO_ROOT_PASSWORD</c>, <c>AWS_ACCESS_KEY_ID</c> and <c>AWS_SECRET_ACCESS_KEY</c> (with <c>AWS_SESSION_TOKEN</c>), or the workload identity of <c>AWS_WEB_IDENTITY_TOKEN_FILE</c>.</summary>
public sealed class MinioOptions : BackendOptions
{
    /// <summary>The encryption with keys that the server holds itself, for <see cref="Encryptions"/>.</summary>
    public const string ServerKeys = "AES256";

    /// <summary>The encryption with keys of a key management service, for <see cref="Encryptions"/>.</summary>
    public const string KmsKeys = "aws:kms";

    private IClientProvider? _provider;

    /// <summary>Gets or sets the address of the server, for example <c>https://minio.example.org:9000</c>; without a scheme, HTTPS is used.</summary>
    public string Endpoint { get; set; } = "";

    /// <summary>Gets or sets the bucket.</summary>
    public string Bucket { get; set; } = "";

    /// <summary>Gets or sets the region that requests are signed for; <c>us-east-1</c> unless set, which is right for servers without regions.</summary>
    public string Region { get; set; } = "us-east-1";

    /// <summary>Gets or sets the access key; taken from the environment unless set.</summary>
    public string? AccessKey { get; set; }

    /// <summary>Gets or sets the secret key that goes with <see cref="AccessKey"/>.</summary>
    public string? SecretKey { get; set; }

    /// <summary>Gets or sets the session token that goes with temporary keys; none unless set.</summary>
    public string? SessionToken { get; set; }

    /// <summary>Gets or sets the file with the token of a workload identity, for which the server's token service gives temporary keys; none unless set. Excludes <see cref="AccessKey"/>.</summary>
    public string? WebIdentityTokenFile { get; set; }

    /// <summary>Gets or sets the role that a workload identity takes on; the server's policy for the identity decides unless set.</summary>
    public string? RoleArn { get; set; }

    /// <summary>Gets or sets the address of the token service; <see cref="Endpoint"/> unless set.</summary>
    public string? StsEndpoint { get; set; }

    /// <summary>Gets or sets a key of 32 bytes in base64 with which the server encrypts every file of this backend and which it does not keep: whoever loses the key has lost the files. Needs HTTPS, and leaves no signed URLs; none unless set.</summary>
    public string? CustomerKey { get; set; }

    /// <summary>Gets or sets the id of the key that <see cref="KmsKeys"/> uses; the server's default key unless set.</summary>
    public string? KmsKeyId { get; set; }

    /// <summary>Gets or sets the server-side encryptions that callers may ask for, of <see cref="ServerKeys"/> and <see cref="KmsKeys"/>; none unless set, because a server without a key service refuses them.</summary>
    public IList<string>? Encryptions { get; set; }

    /// <summary>Gets or sets the storage classes that callers may ask for; <c>STANDARD</c> and <c>REDUCED_REDUNDANCY</c>, which every MinIO server has, unless set.</summary>
    public IList<string>? Tiers { get; set; }

    /// <summary>Gets or sets a value indicating whether the server keeps tags, which also hold the checksum of a large file whose SHA-256 was not known beforehand; <see langword="true"/> unless set.</summary>
    public bool Tags { get; set; } = true;

    /// <summary>Gets or sets the conditional writes that the server honours; only those of puts unless set.</summary>
    public MinioConditions Conditions { get; set; } = MinioConditions.Put;

    /// <summary>Takes the keys from a provider of Minio's client or of the application's own. It is asked again before the keys expire, and once a minute where they tell no expiry.</summary>
    /// <param name="provider">The provider; called by several threads, one at a time.</param>
    public void UseCredentials(IClientProvider provider)
    {
        ArgumentNullException.ThrowIfNull(provider);
        _provider = provider;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<ValidationFailure> Validate() => [.. base.Validate(), .. MinioOptionsRules.Check(this)];

    // No property: the binder would look for it in the configuration.
    internal IClientProvider? GetProvider() => _provider;
}
