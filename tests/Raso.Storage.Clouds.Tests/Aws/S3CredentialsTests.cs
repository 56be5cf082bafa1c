using Raso.Storage.Aws;

namespace Raso.Storage.Clouds.Tests.Aws;

/// <summary>Whose name stands in a signature, and on which address; nothing is sent for that.</summary>
public sealed class S3CredentialsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("raso-s3-");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sign_AccessKey_IsUsed()
    {
        var url = await SignAsync(options =>
        {
            options.AccessKey = "OWNKEY";
            options.SecretKey = "canary";
            options.SessionToken = "session";
        });

        url.Query.Should().Contain("Credential=OWNKEY%2F").And.Contain("X-Amz-Security-Token=session").And.NotContain("canary");
        url.Host.Should().Be("papers.s3.eu-west-1.amazonaws.com");
        url.Scheme.Should().Be("https");
    }

    [Fact]
    public async Task Sign_Profile_NamesCredentialsAndRegion()
    {
        var url = await SignAsync(options =>
        {
            options.Profile = "work";
            options.ProfilesLocation = WriteProfiles();
            options.Region = null;
        });

        url.Query.Should().Contain("Credential=PROFILEKEY%2F");
        url.Host.Should().Be("papers.s3.eu-north-1.amazonaws.com");
    }

    [Fact]
    public void Validate_ProfileThatIsNotThere_NamesIt()
    {
        var options = new S3Options { Bucket = "papers", Region = "eu-west-1", Profile = "other", ProfilesLocation = WriteProfiles() };

        options.Validate().Should().ContainSingle().Which.Should().BeEquivalentTo(new { Field = "Profile" });
        options.Validate()[0].Message.Should().Contain("'other'").And.NotContain("canary");
    }

    [Theory]
    [InlineData(null, "s3.example.org", "/papers/file")]
    [InlineData(false, "papers.s3.example.org", "/file")]
    public async Task Sign_AnotherStore_HasTheBucketInThePathUnlessTold(bool? forcePathStyle, string host, string path)
    {
        var url = await SignAsync(options =>
        {
            options.ServiceUrl = "https://s3.example.org:9000";
            options.AccessKey = "KEY";
            options.SecretKey = "canary";
            options.ForcePathStyle = forcePathStyle;
        });

        url.Host.Should().Be(host);
        url.AbsolutePath.Should().Be(path);
        url.Port.Should().Be(9000);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static async Task<Uri> SignAsync(Action<S3Options> configure)
    {
        var options = new S3Options { Bucket = "papers", Region = "eu-west-1" };
        configure(options);
        await using var backend = S3Backends.Create(options);
        return (await backend.SignUrlAsync("file", new SignedUrlOptions(), Token)).Url;
    }

    private string WriteProfiles()
    {
        var file = Path.Combine(_folder.FullName, "credentials");
        File.WriteAllText(file, "[work]\naws_access_key_id = PROFILEKEY\naws_secret_access_key = canary\nregion = eu-north-1\n");
        return file;
    }
}
