using Azure.Core;

namespace Raso.Storage.Azure;

/// <summary>Where a container of Azure Blob Storage is, and how it is reached: by <see cref="ConnectionString"/>, or by <see cref="ServiceUri"/> and one kind of credentials.</summary>
public sealed class AzureBlobsOptions : BackendOptions
{
    private TokenCredential? _credential;

    /// <summary>Gets or sets the name of the container: 3 to 63 lower-case letters, digits and single hyphens, beginning and ending with a letter or a digit; needed.</summary>
    public string Container { get; set; } = "";

    /// <summary>Gets or sets the connection string of the account, or <c>UseDevelopmentStorage=true</c> for an emulator; excludes <see cref="ServiceUri"/> and all credentials. A secret.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>Gets or sets the address of the blob service, for example <c>https://account.blob.core.windows.net</c>. Without other credentials the default chain of Azure.Identity is asked: environment, workload identity, managed identity, developer tools.</summary>
    public Uri? ServiceUri { get; set; }

    /// <summary>Gets or sets the name of the account that <see cref="AccountKey"/> belongs to.</summary>
    public string? AccountName { get; set; }

    /// <summary>Gets or sets a key of the account, in Base64; needs <see cref="AccountName"/>. A secret.</summary>
    public string? AccountKey { get; set; }

    /// <summary>Gets or sets a shared access signature of the account or the container, with or without <c>?</c> at its beginning; such a backend cannot sign URLs. A secret.</summary>
    public string? SasToken { get; set; }

    /// <summary>Gets or sets the tenant that the default chain asks for a token; its own choice unless set.</summary>
    public string? TenantId { get; set; }

    /// <summary>Gets or sets the client id of a user-assigned managed identity for the default chain; the system-assigned one unless set.</summary>
    public string? ManagedIdentityClientId { get; set; }

    /// <summary>Gets or sets an AES-256 key, 32 bytes in Base64, under which the service encrypts every file of this backend and which it does not keep; none unless set. Needs HTTPS; copies and signed URLs are not supported then. A secret.</summary>
    public string? CustomerKey { get; set; }

    /// <summary>Gets the encryption scopes of the account that <see cref="StoreOptions.Encryption"/> may ask for by name; none unless added.</summary>
    public IList<string> EncryptionScopes { get; } = [];

    /// <summary>Uses a token credential of Azure.Identity; with <see cref="ServiceUri"/> over HTTPS.</summary>
    /// <param name="credential">The credential. Its own retries come on top of this backend's: set <c>Retry.MaxRetries</c> of its options to 0.</param>
    public void UseCredential(TokenCredential credential)
    {
        ArgumentNullException.ThrowIfNull(credential);
        _credential = credential;
    }

    // No property: a binder of the configuration would look at it.
    internal TokenCredential? GivenCredential() => _credential;

    /// <inheritdoc/>
    public override IReadOnlyList<ValidationFailure> Validate() => [.. base.Validate(), .. AzureBlobsOptionsRules.Check(this)];
}
