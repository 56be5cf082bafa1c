using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Raso.Storage.Clouds.Tests.Gcp.StandIn;

/// <summary>
/// A stand-in for Google Cloud Storage, for tests: its JSON API v1, the few calls of its XML API that signed URLs lead to, and the
/// services that give out tokens and signatures, on a loopback port of this process.
/// </summary>
/// <remarks>
/// <para>
/// It is written from what Google has published of the API, and it is not Google's: a test that passes here shows that the driver keeps
/// to the published protocol, no more. It is used beside Google's emulator and never instead of it, for what the emulator lacks: chunked
/// resumable uploads, preconditions, credentials, checks of hashes, patch, rewrite, bucket calls. It is strict: what the API refuses is
/// refused in the API's form, and misspelt parameters and fields, which the service overlooks, are refused too.
/// </para>
/// <para>
/// Sources: https://cloud.google.com/storage/docs/json_api/v1 (objects, buckets, status codes, parameters),
/// https://cloud.google.com/storage/docs/performing-resumable-uploads, https://cloud.google.com/storage/docs/request-preconditions,
/// https://cloud.google.com/storage/docs/batch, https://cloud.google.com/storage/docs/access-control/signed-urls,
/// https://cloud.google.com/storage/docs/authentication/canonical-requests,
/// https://cloud.google.com/storage/docs/encryption/customer-supplied-keys,
/// https://developers.google.com/identity/protocols/oauth2/service-account,
/// https://cloud.google.com/compute/docs/metadata/querying-metadata. Each rule names its page where it stands.
/// </para>
/// <para>
/// Not there: versions of objects, soft delete, ACLs and IAM, lifecycle, notifications, decompression of gzip contents, POST policies,
/// HMAC signatures. Archived objects are read at once, as Google does.
/// </para>
/// </remarks>
public sealed class GoogleStandIn : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly GoogleStandInOptions _options;
    private readonly Store _store;
    private readonly Tokens _tokens;
    private readonly Sessions _sessions;
    private readonly Front _front;

    private GoogleStandIn(GoogleStandInOptions options)
    {
        _options = options;
        _store = new Store(options.Time);
        _tokens = new Tokens(options);
        _sessions = new Sessions(_store, Faults, options.SessionLifetime);
        var (objects, uploads, copies) = (new Objects(_store), new Uploads(_store), new Copies(_store));
        var router = new Router(
            _tokens,
            new MetadataServer(options, _tokens),
            new BlobSigner(options, _tokens),
            new BucketCalls(_store),
            objects,
            new Listing(_store, Faults),
            uploads,
            _sessions,
            new Rewrites(_store, copies, options.RewriteBytesPerCall),
            copies,
            new Compositions(_store),
            new XmlRouter(_tokens, new Signatures(options), new XmlCalls(_store, objects, uploads)));
        _front = new Front(router, Faults);

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.Limits.MinResponseDataRate = null;
        });
        _app = builder.Build();
        _app.Run(new Wire(_front).HandleAsync);
    }

    /// <summary>Gets the address of all services, with a slash at its end.</summary>
    public Uri Endpoint => new($"{_app.Urls.Single()}/");

    /// <summary>Gets the address that gives out tokens for assertions.</summary>
    public Uri TokenUri => new(Endpoint, "token");

    /// <summary>Gets what goes wrong on order.</summary>
    public GoogleFaults Faults { get; } = new();

    /// <summary>Gets the calls that have come so far.</summary>
    public IReadOnlyList<RecordedCall> Calls => _front.Calls;

    /// <summary>Gets how many upload sessions are neither finished nor given up.</summary>
    public int OpenSessions => _sessions.Open;

    public static async Task<GoogleStandIn> StartAsync(GoogleStandInOptions? options = null)
    {
        var standIn = new GoogleStandIn(options ?? new GoogleStandInOptions());
        await standIn._app.StartAsync();
        return standIn;
    }

    /// <summary>Makes a bucket without a call.</summary>
    public void CreateBucket(string name) => _store.Do(() => _store.AddBucket(name, "stand-in", new JsonObject { ["name"] = name }));

    /// <summary>The key file of an account, whose tokens come from this stand-in; the first account's unless said.</summary>
    public string ServiceAccountJson(GoogleServiceAccount? account = null) => (account ?? _options.ServiceAccounts[0]).ToJson(TokenUri);

    /// <summary>Ends every token that was given out.</summary>
    public void ExpireTokens() => _tokens.ExpireAll();

    /// <summary>Empties the record of calls.</summary>
    public void ForgetCalls() => _front.ForgetCalls();

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _sessions.Dispose();
    }
}
