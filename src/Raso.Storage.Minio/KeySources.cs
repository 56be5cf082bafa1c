using System.Globalization;
using Minio.Credentials;

namespace Raso.Storage.Minio;

/// <summary>Chooses where the keys come from: the options, the application's provider, the environment, a workload identity.</summary>
internal static class KeySources
{
    private const string TokenFileVariable = "AWS_WEB_IDENTITY_TOKEN_FILE";
    private const string RoleVariable = "AWS_ROLE_ARN";

    private static readonly (string Access, string Secret, string? Session)[] Variables =
    [
        ("MINIO_ACCESS_KEY", "MINIO_SECRET_KEY", null),
        ("MINIO_ROOT_USER", "MINIO_ROOT_PASSWORD", null),
        ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"),
    ];

    public static bool HasAny(MinioOptions options) =>
        options.GetProvider() is not null || TokenFileOf(options) is not null || FromEnvironment() is not null;

    public static IKeySource Create(MinioOptions options, HttpMessageInvoker http, TimeProvider timeProvider)
    {
        if (options is { AccessKey: { Length: > 0 } accessKey, SecretKey: { Length: > 0 } secretKey })
        {
            return new FixedKeys(new AccessKeys(accessKey, secretKey, options.SessionToken));
        }

        if (options.GetProvider() is { } provider)
        {
            return new ExpiringKeys(_ => AskAsync(provider), timeProvider);
        }

        if (string.IsNullOrEmpty(options.WebIdentityTokenFile) && FromEnvironment() is { } keys)
        {
            return new FixedKeys(keys);
        }

        var sts = Endpoints.TryParse(options.StsEndpoint) ?? Endpoints.TryParse(options.Endpoint)!;
        var role = options.RoleArn ?? Environment.GetEnvironmentVariable(RoleVariable);
        var identity = new WebIdentity(http, sts, TokenFileOf(options) ?? "", role, timeProvider);
        return new ExpiringKeys(identity.FetchAsync, timeProvider);
    }

    private static string? TokenFileOf(MinioOptions options) =>
        options.WebIdentityTokenFile is { Length: > 0 } file ? file : Read(TokenFileVariable);

    private static AccessKeys? FromEnvironment()
    {
        foreach (var (access, secret, session) in Variables)
        {
            if (Read(access) is { } accessKey && Read(secret) is { } secretKey)
            {
                return new AccessKeys(accessKey, secretKey, session is null ? null : Read(session));
            }
        }

        return null;
    }

    private static async Task<AccessKeys> AskAsync(IClientProvider provider)
    {
        var given = await provider.GetCredentialsAsync().ConfigureAwait(false);
        return given is { AccessKey.Length: > 0, SecretKey.Length: > 0 }
            ? new AccessKeys(given.AccessKey, given.SecretKey, given.SessionToken, ParseTime(given.Expiration))
            : throw new KeysMissingException("The credentials provider gave no keys; see that it can reach its source.");
    }

    private static DateTimeOffset? ParseTime(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    private static string? Read(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? value : null;
}
