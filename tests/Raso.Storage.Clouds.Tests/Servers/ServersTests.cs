using System.Net;

namespace Raso.Storage.Clouds.Tests.Servers;

/// <summary>Each of the servers of <c>eng/test</c> answers as the service that it stands for does.</summary>
[Trait("Category", "Server")]
public sealed class ServersTests
{
    private static readonly HttpClient Client = new();

    [Fact]
    public async Task S3_NotSigned_IsRefusedInItsXml()
    {
        var address = new Uri(CloudServers.S3.Endpoint, $"/{Guid.CreateVersion7():N}/a.txt");

        using var response = await Client.GetAsync(address, TestContext.Current.CancellationToken);

        // Who may not read is not told that there is no such bucket either.
        response.StatusCode.Should().BeOneOf(HttpStatusCode.Forbidden, HttpStatusCode.NotFound);
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Should().Contain("<Error><Code>");
    }

    [Fact]
    public async Task Azure_NotSigned_IsRefusedInItsXml()
    {
        var blobs = CloudServers.Azure.Split(';').Single(part => part.StartsWith("BlobEndpoint=", StringComparison.Ordinal))["BlobEndpoint=".Length..];

        using var response = await Client.GetAsync(new Uri($"{blobs}?comp=list"), TestContext.Current.CancellationToken);

        response.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Should().Contain("<Code>");
    }

    [Fact]
    public async Task Google_EmptyBucket_ListsNoObjects()
    {
        var address = new Uri(CloudServers.Google, $"/storage/v1/b/{Guid.CreateVersion7():N}/o");

        var list = await Client.GetStringAsync(address, TestContext.Current.CancellationToken);

        list.Should().Contain("storage#objects").And.NotContain("items");
    }
}
