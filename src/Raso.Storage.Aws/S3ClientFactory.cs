using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.S3;

namespace Raso.Storage.Aws;

/// <summary>Makes the SDK's client as one attempt a call wants it.</summary>
internal static class S3ClientFactory
{
    // The SDK's own 8 KiB cost a copy and a system call for every one of them.
    private const int SendBuffer = 128 << 10;
    private const string DefaultRegion = "us-east-1";

    /// <summary>Makes the client.</summary>
    /// <param name="options">Where the bucket is, and who asks.</param>
    /// <param name="http">The connections; disposed with the driver, not with the client.</param>
    public static S3Client Create(S3Options options, HttpClient http)
    {
        var config = new AmazonS3Config
        {
            // Retries are the engine's: without these two lines the SDK sends a request again by itself, after an error or on a stale connection.
            MaxErrorRetry = 0,
            MaxStaleConnectionRetries = 0,
            RetryMode = RequestRetryMode.Standard,
            ThrottleRetries = false,
            Timeout = Timeout.InfiniteTimeSpan,
            HttpClientFactory = new SharedHttpClient(http),
            BufferSize = SendBuffer,
            // True makes the SDK take an answer of 3xx for an error; the handler below it follows none.
            AllowAutoRedirect = true,
            IgnoreConfiguredEndpointUrls = true,
            // Trailers are stored as data, or refused, by many stores. What is sent is checked by its signed SHA-256, what is read by Raso's own.
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
            ForcePathStyle = options.ForcePathStyle ?? !options.IsAws,
        };
        if (options.Profile is { Length: > 0 } profile)
        {
            config.Profile = new Profile(profile, options.ProfilesLocation);
        }

        if (options.ServiceUrl is { } url)
        {
            config.ServiceURL = url;
            config.AuthenticationRegion = options.Region ?? DefaultRegion;
        }
        else
        {
            config.RegionEndpoint = options.Region is { } region
                ? RegionEndpoint.GetBySystemName(region)
                : FindProfile(options)?.Region ?? FallbackRegionFactory.GetRegionEndpoint(includeInstanceMetadata: false);
        }

        if (options.AccessKey is { Length: > 0 } accessKey)
        {
            return new S3Client(CreateCredentials(accessKey, options), config, options.IsAws);
        }

        return config.Profile is null ? new S3Client(config, options.IsAws) : new S3Client(new ProfileCredentials(config), config, options.IsAws);
    }

    /// <summary>Finds the profile that the options name, or <see langword="null"/>.</summary>
    public static CredentialProfile? FindProfile(S3Options options) => options.Profile is { Length: > 0 } name
        && new CredentialProfileStoreChain(options.ProfilesLocation).TryGetProfile(name, out var profile)
            ? profile
            : null;

    public static HttpClient CreateHttpClient(S3Options options) => new(
        new ExpectHandler(new SocketsHttpHandler
        {
            // A request that was redirected would carry its signature to another host.
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectTimeout = options.ConnectTimeout,
            // No limit of connections: open reads hold theirs, and new requests, which the engine counts, must not wait for them.
            PooledConnectionLifetime = TimeSpan.FromMinutes(10),
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
            // A body that is sent before the answer came may be refused and then be taken for the next request.
            Expect100ContinueTimeout = TimeSpan.FromSeconds(5),
        }))
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    private static AWSCredentials CreateCredentials(string accessKey, S3Options options) => options.SessionToken is { Length: > 0 } token
        ? new SessionAWSCredentials(accessKey, options.SecretKey, token)
        : new BasicAWSCredentials(accessKey, options.SecretKey);
}
