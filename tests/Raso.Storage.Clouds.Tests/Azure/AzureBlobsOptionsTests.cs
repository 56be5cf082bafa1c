using Azure.Core;
using Raso.Storage.Azure;

namespace Raso.Storage.Clouds.Tests.Azure;

public sealed class AzureBlobsOptionsTests
{
    private const string Key = "c2VjcmV0LWNhbmFyeQ==";
    private const string Sas = "?sv=2026-04-06&sr=c&sig=c2VjcmV0";

    public static TheoryData<string, Action<AzureBlobsOptions>> Good => new()
    {
        { "emulator", options => options.ConnectionString = "UseDevelopmentStorage=true" },
        { "connection string", options => options.ConnectionString = $"AccountName=account;AccountKey={Key};EndpointSuffix=core.windows.net" },
        { "connection string with a signature", options => options.ConnectionString = "BlobEndpoint=https://a.example/;SharedAccessSignature=sv=1&sig=x" },
        { "default chain", options => options.ServiceUri = new Uri("https://account.blob.core.windows.net") },
        { "default chain of an identity", options => (options.ServiceUri, options.ManagedIdentityClientId, options.TenantId) = (new Uri("https://a.example"), "id", "tenant") },
        { "account key", options => (options.ServiceUri, options.AccountName, options.AccountKey) = (new Uri("http://127.0.0.1:10000/account"), "account", Key) },
        { "signature", options => (options.ServiceUri, options.SasToken) = (new Uri("http://127.0.0.1:10000/account"), Sas) },
        { "signature without a question mark", options => (options.ServiceUri, options.SasToken) = (new Uri("https://a.example"), Sas[1..]) },
        { "signature with times as the portal writes them", options => (options.ServiceUri, options.SasToken) = (new Uri("https://a.example"), "sv=1&se=2026-01-01T00:00:00Z&sig=x%2B/=") },
        { "credential", options => UseToken(options, "https://a.example") },
        { "scopes", options => Add(options, "scope-1", "scope-2") },
        { "customer key", options => (options.ServiceUri, options.CustomerKey) = (new Uri("https://a.example"), Convert.ToBase64String(new byte[32])) },
    };

    public static TheoryData<string, string, Action<AzureBlobsOptions>> Bad => new()
    {
        { "Container", "name the container", options => options.Container = "" },
        { "Container", "lower-case", options => options.Container = "Papers" },
        { "Container", "3 to 63", options => options.Container = "ab" },
        { "Container", "3 to 63", options => options.Container = new string('a', 64) },
        { "Container", "single hyphens", options => options.Container = "a--b" },
        { "Container", "beginning", options => options.Container = "-ab" },
        { "Container", "ending", options => options.Container = "ab-" },
        { "Container", "no name", options => options.Container = "abc\n" },
        { "ServiceUri", "set one of them", options => options.ConnectionString = null },
        { "ServiceUri", "remove one", options => options.ServiceUri = new Uri("https://a.example") },
        { "ConnectionString", "cannot be read", options => options.ConnectionString = Key },
        { "ServiceUri", "write it like", options => At(options, "ftp://a.example") },
        { "ServiceUri", "SasToken", options => At(options, "https://a.example/" + Sas) },
        { "ServiceUri", "write it like", options => (options.ConnectionString, options.ServiceUri) = (null, new Uri("account", UriKind.Relative)) },
        { "ServiceUri", "not HTTPS", options => At(options, "http://a.example") },
        { "ServiceUri", "not HTTPS", options => UseToken(options, "http://a.example") },
        { "AccountKey", "keep one", options => (options.AccountName, options.AccountKey) = ("account", Key) },
        { "SasToken", "keep one", options => options.SasToken = Sas },
        { "AccountName", "name the account", options => Set(options, set => set.AccountKey = Key) },
        { "AccountKey", "set both", options => Set(options, set => set.AccountName = "account") },
        { "AccountKey", "no Base64", options => Set(options, set => (set.AccountName, set.AccountKey) = ("account", "secret-canary")) },
        { "AccountKey", "SasToken", options => Set(options, set => (set.AccountName, set.AccountKey, set.SasToken) = ("account", Key, Sas)) },
        { "SasToken", "keep one", options => Set(options, set => (set.SasToken, set.TenantId) = (Sas, "tenant")) },
        { "UseCredential", "keep one", options => { UseToken(options, "https://a.example"); options.TenantId = "tenant"; } },
        { "SasToken", "sig=", options => Set(options, set => set.SasToken = "secret-canary") },
        { "SasToken", "whole URL", options => Set(options, set => set.SasToken = "https://a.example/" + Sas) },
        { "CustomerKey", "32 bytes", options => Set(options, set => set.CustomerKey = Key) },
        { "CustomerKey", "32 bytes", options => Set(options, set => set.CustomerKey = "secret canary") },
        { "CustomerKey", "HTTPS", options => options.CustomerKey = Convert.ToBase64String(new byte[32]) },
        { "CustomerKey", "remove one", options => Set(options, set => { set.CustomerKey = Convert.ToBase64String(new byte[32]); set.EncryptionScopes.Add("scope"); }) },
        { "EncryptionScopes", "3 to 63", options => Add(options, "a b") },
        { "EncryptionScopes", "twice", options => Add(options, "scope", "scope") },
        { "PartSize", "64 KiB", options => options.PartSize = 1 },
    };

    [Theory]
    [MemberData(nameof(Good))]
    public void Validate_OneWholeWay_FindsNothing(string what, Action<AzureBlobsOptions> configure)
    {
        var options = new AzureBlobsOptions { Container = "papers" };
        configure(options);
        if (options.ServiceUri is null && options.ConnectionString is null)
        {
            options.ConnectionString = "UseDevelopmentStorage=true";
        }

        options.Validate().Should().BeEmpty(what);
        new AzureBlobStorageDriver(options, TimeProvider.System).Container.Name.Should().Be("papers");
    }

    [Theory]
    [MemberData(nameof(Bad))]
    public void Validate_Fault_NamesOptionAndMendAndNoSecret(string field, string mend, Action<AzureBlobsOptions> configure)
    {
        var options = new AzureBlobsOptions { Container = "papers", ConnectionString = "UseDevelopmentStorage=true" };
        configure(options);

        var failures = options.Validate();

        failures.Should().ContainSingle(failure => failure.Field == field && failure.Message.Contains(mend));
        string.Join(' ', failures).Should().NotContain(Key).And.NotContain("canary").And.NotContain("sig=c2");
        var make = () => new AzureBlobStorageDriver(options, TimeProvider.System);
        make.Should().Throw<ArgumentException>().Which.Message.Should().Contain(field);
    }

    [Fact]
    public void ToString_OfOptions_ShowsNoSecret() =>
        new AzureBlobsOptions { AccountKey = Key, SasToken = Sas, ConnectionString = Key, CustomerKey = Key }.ToString().Should().NotContain(Key).And.NotContain("sig");

    private static void At(AzureBlobsOptions options, string address) => (options.ConnectionString, options.ServiceUri) = (null, new Uri(address));

    private static void Set(AzureBlobsOptions options, Action<AzureBlobsOptions> set)
    {
        At(options, "https://a.example");
        set(options);
    }

    private static void UseToken(AzureBlobsOptions options, string address)
    {
        At(options, address);
        options.UseCredential(Substitute.For<TokenCredential>());
    }

    private static void Add(AzureBlobsOptions options, params string[] scopes)
    {
        foreach (var scope in scopes)
        {
            options.EncryptionScopes.Add(scope);
        }
    }
}
