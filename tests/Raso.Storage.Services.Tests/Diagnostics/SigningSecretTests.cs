using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Raso.Storage.Local;
using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Diagnostics;

/// <summary>No key of signed URLs and no signature is seen, whether the options are right or wrong.</summary>
public sealed class SigningSecretTests : IDisposable
{
    // Base64 with the song in it as it is: 36 bytes.
    private const string Secret = "canary7f3a9ccanary7f3a9ccanary7f3a9ccanary7f3a9c";
    private readonly TemporaryFolder _folder = new();
    private readonly Witness _witness = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Calls_ThatSignAndCheck_TellNothingOfKeysAndSignatures()
    {
        using var host = Build("""{"BaseUrl": "https://files.example.org", "Keys": [{"Id": "k1", "Secret": "SECRET"}]}""", Secret);
        await host.StartAsync(Token);
        var backend = host.Services.GetRequiredKeyedService<ICloudStorageBackend>("disk");
        var verifier = host.Services.GetRequiredKeyedService<ISignedUrlVerifier>("disk");
        var options = host.Services.GetRequiredService<IOptionsMonitor<LocalStorageOptions>>().Get("disk");

        var signed = await backend.SignUrlAsync("a", new SignedUrlOptions(), Token);

        var target = signed.Url.PathAndQuery;
        object[] shown =
        [
            signed, backend, ((CloudStorageBackend)backend).Driver, verifier, options, options.Signing, options.Signing.Keys[0], JsonSerializer.Serialize(signed.ToString()),
            verifier.Verify("GET", target, null), verifier.Verify("PUT", target, null), verifier.Verify("GET", target[..^1], null), verifier.Verify("GET", target.Replace("k1", "k2"), null), verifier.Verify("GET", "/", null),
        ];
        foreach (var one in shown)
        {
            _witness.See(one);
        }

        _witness.See(await Record.ExceptionAsync(() => backend.SignUrlAsync("a", new SignedUrlOptions { ContentType = "x" }, Token)));
        await host.StopAsync(Token);
        Canary.CheckUnheard(_witness);
        var signature = target[(target.LastIndexOf('=') + 1)..];
        _witness.Seen.Should().NotContain(one => one.Contains(signature), "whoever has the signature has the file");
    }

    [Theory]
    [InlineData("""{"BaseUrl": "SECRET", "Keys": [{"Id": "SECRET", "Secret": "x SECRET"}]}""")]
    [InlineData("""{"BaseUrl": "https://SECRET@files.example.org", "Keys": [{"Id": "k", "Secret": "canary7f3a9c"}]}""")]
    [InlineData("""{"BaseUrl": "https://files.example.org?SECRET", "Keys": [{"Id": "k", "Secrett": "SECRET"}]}""")]
    [InlineData("""{"BaseUrl": "https://files.example.org", "Keys": [{"Id": "k", "Secret": "SECRET"}, {"Id": "k", "Secret": "SECRET"}]}""")]
    [InlineData("""{"BaseUrl": "https://files.example.org", "Keys": ["SECRET"]}""")]
    [InlineData("""{"BaseUrl": "https://files.example.org", "Keys": "SECRET"}""")]
    [InlineData("""{"BaseUrl": "https://files.example.org", "Keys": [{"Id": {"a": "SECRET"}, "Secret": ["SECRET"]}]}""")]
    [InlineData("""{"BaseUrl": "https://files.example.org", "Secret": "SECRET"}""")]
    [InlineData("\"SECRET\"")]
    public async Task Start_WithASecretInAWrongPlace_NamesTheKeyAlone(string signing)
    {
        foreach (var secret in (string[])[Secret, JsonEncodedText.Encode(Canary.Secret).ToString()])
        {
            var error = await Record.ExceptionAsync(async () =>
            {
                using var host = Build(signing, secret);
                await host.StartAsync(Token);
            });

            error.Should().BeOfType<OptionsValidationException>().Which.Failures.Should().OnlyContain(failure => failure.StartsWith("Raso:Backends:disk", StringComparison.Ordinal));
            _witness.See(error);
        }

        Canary.CheckUnheard(_witness);
    }

    public void Dispose()
    {
        _witness.Dispose();
        _folder.Dispose();
    }

    private IHost Build(string signing, string secret)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.SetMinimumLevel(LogLevel.Trace).AddProvider(_witness);
        builder.Services.AddRaso(
            Json.Section(
                $"{{\"Catalog\": {{\"Type\": \"Sqlite\", \"DataSource\": \"{_folder.Of("raso.db")}\"}}, \"Backends\": {{\"disk\": {{\"Type\": \"Local\", \"RootPath\": \"{_folder.Of("disk")}\", "
                + $"\"Signing\": {signing.Replace("SECRET", secret, StringComparison.Ordinal)}}}}}}}"),
            raso => raso.RegisterSqlite());
        return builder.Build();
    }
}
