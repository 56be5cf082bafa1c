using System.Net;
using System.Text;
using Google;
using Google.Apis.Auth.OAuth2;
using Google.Apis.Download;
using Google.Apis.Requests;
using Google.Apis.Upload;

namespace Raso.Storage.Clouds.Tests.Gcp.StandIn;

/// <summary>Google's own client library takes the stand-in for the service.</summary>
public sealed class GoogleClientTests : StandInTests
{
    private const string Scope = "https://www.googleapis.com/auth/devstorage.read_write";

    private protected override GoogleStandInOptions Options => new() { RequireTokens = true, AcceptedTokens = { "told" } };

    [Fact]
    public async Task Credential_ServiceAccountFile_GetsAToken()
    {
        await PutAsync("a", "content", "", ("Authorization", "Bearer told"));
        var credential = CredentialFactory.FromJson<ServiceAccountCredential>(StandIn.ServiceAccountJson()).ToGoogleCredential().CreateScoped(Scope);
        using var client = new GoogleClient(StandIn.Endpoint, credential);

        (await DownloadAsync(client, "a")).Should().Be("content");
        StandIn.Calls.Should().ContainSingle(call => call.Call == GoogleCall.Token);
    }

    [Fact]
    public async Task Credential_MetadataServer_GetsAToken()
    {
        await PutAsync("a", "content", "", ("Authorization", "Bearer told"));
        var tokens = new Uri(StandIn.Endpoint, "computeMetadata/v1/instance/service-accounts/default/token");
        using var client = new GoogleClient(StandIn.Endpoint, new ComputeCredential(new ComputeCredential.Initializer(tokens.ToString())));

        (await DownloadAsync(client, "a")).Should().Be("content");
        StandIn.Calls.Should().ContainSingle(call => call.Call == GoogleCall.MetadataServer);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1000, true)]
    [InlineData(1_000_000, true)]
    [InlineData(2 * 262_144, true)]
    [InlineData(0, false)]
    [InlineData(1_000_000, false)]
    [InlineData(2 * 262_144, false)]
    public async Task Upload_Chunks_MakeTheObject(int length, bool isSeekable)
    {
        var content = Bytes(length);
        var upload = await SessionAsync(isSeekable ? new MemoryStream(content) : new PipeLikeStream(content));

        var progress = await upload.UploadAsync(Cancellation);

        progress.Exception.Should().BeNull();
        progress.Status.Should().Be(UploadStatus.Completed);
        (await GetAsync($"{Object("a")}?alt=media", ("Authorization", "Bearer told"))).Bytes.Should().Equal(content);
    }

    [Fact]
    public async Task Upload_ChunksKeptInPart_GoOn()
    {
        var content = Bytes(1_000_000);
        var upload = await SessionAsync(new MemoryStream(content));
        StandIn.Faults.PersistAtMost(100_000, times: 2, skip: 1);

        var progress = await upload.UploadAsync(Cancellation);

        progress.Exception.Should().BeNull();
        (await GetAsync($"{Object("a")}?alt=media", ("Authorization", "Bearer told"))).Bytes.Should().Equal(content);
    }

    [Fact]
    public async Task Download_MissingObject_IsToldAsNotFound()
    {
        using var client = new GoogleClient(StandIn.Endpoint, GoogleCredential.FromAccessToken("told"));
        using var target = new MemoryStream();

        var progress = await new MediaDownloader(client).DownloadAsync(Url("missing"), target, Cancellation);

        progress.Exception.Should().BeOfType<GoogleApiException>().Which.HttpStatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Batch_Deletes_AreAnsweredOneByOne()
    {
        await PutAsync("folder/a", "content", "", ("Authorization", "Bearer told"));
        using var client = new GoogleClient(StandIn.Endpoint, GoogleCredential.FromAccessToken("told"));
        var errors = new SortedDictionary<int, string?>();
        var batch = new BatchRequest(client);
        foreach (var name in new[] { "folder/a", "missing" })
        {
            batch.Queue<string>(
                new GoogleDelete(client, "papers", name), (_, error, index, _) => errors[index] = error?.Errors.Single().Reason);
        }

        await batch.ExecuteAsync(Cancellation);

        errors.Values.Should().Equal(null, "notFound");
    }

    private static async Task<string> DownloadAsync(GoogleClient client, string name)
    {
        using var target = new MemoryStream();
        var progress = await new MediaDownloader(client).DownloadAsync($"{client.BaseUri}b/papers/o/{name}?alt=media", target, Cancellation);
        progress.Exception.Should().BeNull();
        return Encoding.UTF8.GetString(target.ToArray());
    }

    private string Url(string name) => $"{StandIn.Endpoint}{Object(name)}?alt=media";

    private async Task<ResumableUpload> SessionAsync(Stream content)
    {
        using var start = Json("{}");
        var started = await SendAsync("POST", $"{Upload}?uploadType=resumable&name=a", start, ("Authorization", "Bearer told"));
        var upload = ResumableUpload.CreateFromUploadUri(new Uri(started.Header("Location")!), content);
        upload.ChunkSize = ResumableUpload.MinimumChunkSize;
        return upload;
    }
}
