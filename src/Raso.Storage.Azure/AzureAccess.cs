using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using Azure.Storage;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Azure.Storage.Sas;

namespace Raso.Storage.Azure;

/// <summary>The way to one container: its client, and what proves that another blob may be read as the source of a copy.</summary>
internal sealed class AzureAccess
{
    // The store fetches the source at once; an hour covers clocks that differ.
    private static readonly TimeSpan SourceLifetime = TimeSpan.FromHours(1);
    private static readonly TokenRequestContext StorageScope = new(["https://storage.azure.com/.default"]);
    private readonly TokenCredential? _credential;
    private readonly string? _sas;
    private readonly TimeProvider _timeProvider;
    private readonly Func<BlobClientOptions, BlobContainerClient> _connect;

    public AzureAccess(AzureBlobsOptions options, TimeProvider timeProvider, HttpPipelineTransport? transport)
    {
        _timeProvider = timeProvider;
        if (options.ConnectionString is { Length: > 0 } connection)
        {
            _connect = configured => new BlobContainerClient(connection, options.Container, configured);
        }
        else
        {
            var service = options.ServiceUri ?? throw new ArgumentException("ServiceUri is not set.", nameof(options));
            var container = new BlobUriBuilder(service) { BlobContainerName = options.Container }.ToUri();
            if (options.AccountKey is { Length: > 0 } key)
            {
                var shared = new StorageSharedKeyCredential(options.AccountName, key);
                _connect = configured => new BlobContainerClient(container, shared, configured);
            }
            else if (options.SasToken is { Length: > 0 } sas)
            {
                _sas = sas.TrimStart('?');
                _connect = configured => new BlobContainerClient(container, new AzureSasCredential(_sas), configured);
            }
            else
            {
                _credential = options.GivenCredential() ?? DefaultChain(options);
                _connect = configured => new BlobContainerClient(container, _credential, configured);
            }
        }

        Container = _connect(Configure(options, transport));
    }

    public BlobContainerClient Container { get; }

    /// <summary>Makes another client of the container with the same credentials.</summary>
    public BlobContainerClient Connect(BlobClientOptions configured) => _connect(configured);

    /// <summary>Gets a value indicating whether requests are made in the name of an identity, which signs URLs with a key that the service lends it.</summary>
    public bool HasIdentity => _credential is not null;

    /// <summary>Gets a value indicating whether URLs can be signed: a shared access signature cannot make another one.</summary>
    public bool CanSign => HasIdentity || Container.CanGenerateSasUri;

    public BlockBlobClient Blob(StoragePath path, string? scope = null)
    {
        var blob = Container.GetBlockBlobClient(path.Value);
        return scope is null ? blob : blob.WithEncryptionScope(scope);
    }

    /// <summary>Gets the address of a blob without anything that proves a right.</summary>
    public Uri Address(StoragePath path) => new(Blob(path).Uri.GetLeftPart(UriPartial.Path));

    /// <summary>Proves to the store that it may read a blob as the source of a copy: it does not take the proof of the copy itself for that.</summary>
    public async Task<(Uri Source, HttpAuthorization? Authorization)> ProveSourceAsync(StoragePath path, CancellationToken cancellationToken)
    {
        var blob = Blob(path);
        if (_credential is not null)
        {
            var token = await _credential.GetTokenAsync(StorageScope, cancellationToken).ConfigureAwait(false);
            return (blob.Uri, new HttpAuthorization("Bearer", token.Token));
        }

        if (blob.CanGenerateSasUri)
        {
            return (blob.GenerateSasUri(BlobSasPermissions.Read, _timeProvider.GetUtcNow() + SourceLifetime), null);
        }

        // The signature of a connection string stands in the client's own address already.
        return (_sas is null ? blob.Uri : new UriBuilder(blob.Uri) { Query = _sas }.Uri, null);
    }

    private static BlobClientOptions Configure(AzureBlobsOptions options, HttpPipelineTransport? transport)
    {
        var configured = new BlobClientOptions
        {
            CustomerProvidedKey = options.CustomerKey is { Length: > 0 } key ? new CustomerProvidedKey(key) : null,
        };
        configured.Retry.MaxRetries = 0;
        configured.Retry.NetworkTimeout = Timeout.InfiniteTimeSpan;
        configured.Diagnostics.ApplicationId = "Raso.Storage";
        configured.AddPolicy(new AzureAnswerPolicy(), HttpPipelinePosition.PerCall);
        configured.AddPolicy(new OneAttemptBodyPolicy(), HttpPipelinePosition.PerCall);
        if (transport is not null)
        {
            configured.Transport = transport;
        }

        return configured;
    }

    private static DefaultAzureCredential DefaultChain(AzureBlobsOptions options)
    {
        var chain = new DefaultAzureCredentialOptions();
        chain.Retry.MaxRetries = 0;
        if (options.TenantId is { Length: > 0 } tenant)
        {
            chain.TenantId = tenant;
        }

        if (options.ManagedIdentityClientId is { Length: > 0 } client)
        {
            chain.ManagedIdentityClientId = client;
        }

        return new DefaultAzureCredential(chain);
    }
}
