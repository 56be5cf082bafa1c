using Google.Apis.Auth.OAuth2;

namespace Raso.Storage.Gcp;

/// <summary>A bucket of Google Cloud Storage as a backend. Credentials come from one of <see cref="CredentialsFile"/>, <see cref="CredentialsJson"/>, <see cref="UseCredential"/> or <see cref="Anonymous"/>; where none is set, from Google's application default credentials: <c>GOOGLE_APPLICATION_CREDENTIALS</c>, the file of <c>gcloud auth application-default login</c>, or the metadata server.</summary>
public sealed class GoogleCloudStorageOptions : BackendOptions
{
    private ICredential? _credential;

    /// <summary>Gets or sets the name of the bucket; needed.</summary>
    public string Bucket { get; set; } = "";

    /// <summary>Gets or sets the project that a bucket is made in; needed with <see cref="BackendOptions.CreateContainer"/>.</summary>
    public string? ProjectId { get; set; }

    /// <summary>Gets or sets the address of a private endpoint or an emulator, without a path; <c>https://storage.googleapis.com</c> unless set. Where neither this nor credentials are set, <c>STORAGE_EMULATOR_HOST</c> names an emulator, which is asked without credentials.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>Gets or sets a value indicating whether requests carry no credentials: for emulators and public buckets; <see langword="false"/> unless set.</summary>
    public bool Anonymous { get; set; }

    /// <summary>Gets or sets the file of a service account, of workload identity federation, of an impersonated service account or of a user; from a trusted source, because it names the addresses that tokens are asked from.</summary>
    public string? CredentialsFile { get; set; }

    /// <summary>Gets or sets what stands in such a file; a secret.</summary>
    public string? CredentialsJson { get; set; }

    /// <summary>Gets or sets the Cloud KMS key that files are encrypted with where <see cref="StoreOptions.Encryption"/> names no other, as <c>projects/P/locations/L/keyRings/R/cryptoKeys/K</c>; the bucket's default unless set.</summary>
    public string? KmsKeyName { get; set; }

    /// <summary>Gets the further Cloud KMS keys that <see cref="StoreOptions.Encryption"/> may name.</summary>
    public IList<string> KmsKeyNames { get; } = [];

    /// <summary>Gets or sets the key that every file is encrypted with and that Google does not keep (CSEK): 32 bytes in base64, a secret. Files that were stored with it can be read with it only.</summary>
    public string? CustomerKey { get; set; }

    /// <summary>Gets or sets where a bucket is made, for example <c>EUROPE-WEST3</c>; Google's default, <c>US</c>, unless set.</summary>
    public string? Location { get; set; }

    /// <summary>Gets or sets the default storage class of a bucket that is made: <c>STANDARD</c>, <c>NEARLINE</c>, <c>COLDLINE</c> or <c>ARCHIVE</c>; Google's default, <c>STANDARD</c>, unless set.</summary>
    public string? StorageClass { get; set; }

    /// <summary>Uses a credential made in code; whoever made it keeps it. A <see cref="GoogleCredential"/> that has no scopes yet gets those of Cloud Storage.</summary>
    /// <param name="credential">The credential.</param>
    public void UseCredential(ICredential credential)
    {
        ArgumentNullException.ThrowIfNull(credential);
        _credential = credential;
    }

    // No property: the binder of configurations would take it for an option.
    internal ICredential? FindCredential() => _credential;

    /// <inheritdoc/>
    public override IReadOnlyList<ValidationFailure> Validate() => [.. base.Validate(), .. GoogleOptionsRules.Check(this)];
}
