using Raso.Storage.Aws;
using Raso.Storage.Azure;
using Raso.Storage.Gcp;
using Raso.Storage.Minio;

namespace Raso.Storage.Clouds.Tests.RealAccounts;

/// <summary>Options as an application writes them for a real account: the provider's defaults, and credentials of its default chain.</summary>
internal static class RealOptions
{
    // All of AWS but DEEP_ARCHIVE: the suite knows one archive, and a day in that class is paid as half a year.
    private static readonly string[] TiersOfAws = ["STANDARD", "STANDARD_IA", "ONEZONE_IA", "INTELLIGENT_TIERING", "GLACIER_IR", "GLACIER"];

    /// <summary>The class of S3 whose files must be restored before they are read.</summary>
    public const string ArchiveOfAws = "GLACIER";

    public static S3Options OfS3(RealAccount account)
    {
        var options = new S3Options
        {
            Bucket = account.Get("Bucket"),
            Region = account.FindValue("Region"),
            Profile = account.FindValue("Profile"),
            ServiceUrl = account.FindValue("ServiceUrl"),
        };
        options.Tiers = options.IsAws ? TiersOfAws : null;
        return options;
    }

    public static MinioOptions OfMinio(RealAccount account) => new()
    {
        Endpoint = account.Get("Endpoint"),
        Bucket = account.Get("Bucket"),
        Region = account.FindValue("Region") ?? "us-east-1",
        Conditions = MinioConditions.Put | MinioConditions.Complete,
    };

    public static AzureBlobsOptions OfAzure(RealAccount account) => new()
    {
        ServiceUri = new Uri(account.Get("ServiceUri")),
        Container = account.Get("Container"),
        AccountName = account.FindValue("AccountName"),
        AccountKey = account.FindValue("AccountKey"),
        TenantId = account.FindValue("TenantId"),
        ManagedIdentityClientId = account.FindValue("ManagedIdentityClientId"),
        PartSize = 1 << 20,
    };

    public static void Configure(RealAccount account, GoogleCloudStorageOptions options)
    {
        options.Bucket = account.Get("Bucket");
        options.CredentialsFile = account.FindValue("CredentialsFile");
        if (account.FindValue("Endpoint") is { } endpoint)
        {
            // An address of one's own is an emulator's, which knows nobody.
            options.Endpoint = new Uri(endpoint);
            options.Anonymous = true;
        }
    }
}
