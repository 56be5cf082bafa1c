using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.DependencyInjection;

/// <summary>What a host gets that signs URLs of local folders, and what its configuration must say.</summary>
public sealed class SigningTests : IDisposable
{
    private const string Secret = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AddRaso_WithKeysFromTheConfiguration_SignsWithTheFirstAndKnowsBoth()
    {
        using var old = Build(Signing("k1"));
        using var host = Build(Signing("k2", "k1"));
        var earlier = await SignAsync(old, "disk");

        var signed = await SignAsync(host, "disk");

        signed.Url.OriginalString.Should().StartWith("https://files.example.org/disk/a%20b?").And.Contain("raso-key=k2&");
        Judge(host, "disk", signed).Path.Should().Be(StoragePath.Parse("a b"));
        Judge(host, "disk", earlier).IsAllowed.Should().BeTrue();
        Judge(old, "disk", signed).Refusal.Should().Be(SignedUrlRefusal.UnknownKey);
    }

    [Fact]
    public async Task AddRaso_OfTwoBackendsWithOneKeyAndAddress_KeepsThemApart()
    {
        using var host = Build(Signing("k1"), other: Signing("k1"));

        var signed = await SignAsync(host, "disk");

        Judge(host, "disk", signed).IsAllowed.Should().BeTrue();
        Judge(host, "other", signed).Refusal.Should().Be(SignedUrlRefusal.WrongSignature);
    }

    [Fact]
    public async Task AddRaso_WithAClock_SignsAndChecksByIt()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero));
        using var host = Build(Signing("k1"), time: time);
        var signed = await SignAsync(host, "disk");

        var before = Judge(host, "disk", signed);
        time.Advance(TimeSpan.FromHours(1));

        signed.ExpiresAt.Should().Be(time.GetUtcNow());
        before.IsAllowed.Should().BeTrue();
        Judge(host, "disk", signed).Refusal.Should().Be(SignedUrlRefusal.Expired);
    }

    [Fact]
    public async Task AddRaso_WithoutSigning_RefusesBothAndNamesTheOptions()
    {
        using var host = Build("");

        var sign = () => SignAsync(host, "disk");
        var find = () => host.Services.GetRequiredKeyedService<ISignedUrlVerifier>("disk");

        (await sign.Should().ThrowAsync<StorageException>().WithMessage("*'disk'*Signing:BaseUrl*Signing:Keys*")).Which.Code.Should().Be(StorageErrorCode.NotSupported);
        find.Should().Throw<StorageException>().WithMessage("*'disk'*Signing:BaseUrl*Signing:Keys*").Which.Code.Should().Be(StorageErrorCode.NotSupported);
    }

    [Fact]
    public async Task Start_WithSigningAtFault_NamesEachKey()
    {
        using var host = Build("""
            , "Signing": {"BaseUrl": "files.example.org", "Keys": [{"Id": "a b", "Secret": "c2hvcnQ="}, {"Id": "k"}]}
            """);

        var error = await Record.ExceptionAsync(() => host.StartAsync(Token));

        error.Should().BeOfType<OptionsValidationException>().Which.Failures.Select(failure => failure.Split(' ')[0]).Should().Equal(
            "Raso:Backends:disk:Signing:BaseUrl",
            "Raso:Backends:disk:Signing:Keys:0:Id",
            "Raso:Backends:disk:Signing:Keys:0:Secret",
            "Raso:Backends:disk:Signing:Keys:1:Secret");
    }

    [Theory]
    [InlineData("""{"BaseUrl": "https://files.example.org"}""", "Raso:Backends:disk:Signing:Keys")]
    [InlineData("""{"Keys": [{"Id": "k", "Secret": "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="}]}""", "Raso:Backends:disk:Signing:BaseUrl")]
    [InlineData("""{"BaseURI": "https://files.example.org"}""", "Raso:Backends:disk:Signing")]
    [InlineData("""{"Keys": [{"Id": "k", "Sceret": "x"}]}""", "Raso:Backends:disk")]
    public async Task Start_WithHalfOrMisspelledSigning_NamesTheKey(string signing, string key)
    {
        using var host = Build($", \"Signing\": {signing}");

        var error = await Record.ExceptionAsync(() => host.StartAsync(Token));

        error.Should().BeOfType<OptionsValidationException>().Which.Failures.Should().ContainSingle().Which.Should().StartWith(key + " ");
    }

    [Theory]
    [InlineData("\"https://files.example.org\"", "Raso:Backends:disk:Signing")]
    [InlineData("""{"BaseUrl": "https://files.example.org", "Keys": "x"}""", "Raso:Backends:disk:Signing:Keys")]
    [InlineData("""{"BaseUrl": "https://files.example.org", "Keys": ["x"]}""", "Raso:Backends:disk:Signing:Keys:0")]
    [InlineData("""{"BaseUrl": "https://files.example.org", "Keys": {"k": "x"}}""", "Raso:Backends:disk:Signing:Keys:k")]
    public async Task Start_WithAValueInPlaceOfKeys_NamesIt(string signing, string key)
    {
        using var host = Build($", \"Signing\": {signing}");

        var error = await Record.ExceptionAsync(() => host.StartAsync(Token));

        error.Should().BeOfType<OptionsValidationException>().Which.Failures.Should().ContainSingle().Which.Should().StartWith(key + " ");
    }

    public void Dispose() => _folder.Dispose();

    private static string Signing(params string[] keys) =>
        ", \"Signing\": {\"BaseUrl\": \"https://files.example.org/disk/\", \"Keys\": ["
        + string.Join(", ", keys.Select(id => $"{{\"Id\": \"{id}\", \"Secret\": \"{Secret}\"}}")) + "]}";

    private static Task<SignedUrl> SignAsync(IHost host, string backend) =>
        host.Services.GetRequiredKeyedService<ICloudStorageBackend>(backend).SignUrlAsync("a b", new SignedUrlOptions(), Token);

    private static SignedUrlCheck Judge(IHost host, string backend, SignedUrl signed) =>
        host.Services.GetRequiredKeyedService<ISignedUrlVerifier>(backend).Verify("GET", signed.Url.PathAndQuery, null);

    private IHost Build(string signing, string? other = null, TimeProvider? time = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        if (time is not null)
        {
            builder.Services.AddSingleton(time);
        }

        var backends = $"\"disk\": {{\"Type\": \"Local\", \"RootPath\": \"{_folder.Of("disk")}\"{signing}}}"
            + (other is null ? "" : $", \"other\": {{\"Type\": \"Local\", \"RootPath\": \"{_folder.Of("other")}\"{other}}}");
        builder.Services.AddRaso(
            Json.Section($"{{\"Catalog\": {{\"Type\": \"Sqlite\", \"DataSource\": \"{_folder.Of("raso.db")}\"}}, \"Default\": \"disk\", \"Backends\": {{{backends}}}}}"),
            raso => raso.RegisterSqlite());
        return builder.Build();
    }
}
