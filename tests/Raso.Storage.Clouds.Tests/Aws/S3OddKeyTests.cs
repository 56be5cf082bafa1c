using Amazon.S3.Model;
using Raso.Storage.Aws;

namespace Raso.Storage.Clouds.Tests.Aws;

/// <summary>Listings of keys and uploads whose names are hard to carry, against Ceph's gateway.</summary>
[Trait("Category", "Server")]
public sealed class S3OddKeyTests
{
    private static readonly string[] OddNames = ["a b", "a+b", "a%2Bb", "a%20b", "a&b<c>\"d\"", "a?b#c", "ü", "论文", "😀", "\uffee", "a=b;c:d@e,f", "~a'(b)!*"];

    private static readonly string[] ForeignNames = ["a\u0001b", "a//b", "line\nbreak", "folder/"];

    private readonly string _root = $"list-{Guid.CreateVersion7():N}/";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(1000)]
    public async Task List_OddKeys_ComeBackInByteOrder(int pageSize)
    {
        await using var backend = S3Backends.Create(await S3Bucket.GetAsync());
        var paths = OddNames.Select(name => StoragePath.Parse($"{_root}{name}")).Concat(OddNames.Select(name => StoragePath.Parse($"{_root}{name}.d/x"))).Order().ToList();
        foreach (var path in paths)
        {
            await backend.StoreAsync(path, FileContent.FromBytes("1"u8.ToArray()), null, Token);
        }

        var listed = await backend.ListAsync(new ListOptions { Prefix = _root, PageSize = pageSize }, Token).ToListAsync(Token);
        var folded = await backend.ListAsync(new ListOptions { Prefix = _root, PageSize = pageSize, FoldFolders = true }, Token).ToListAsync(Token);
        var rest = await backend.ListAsync(new ListOptions { Prefix = _root, PageSize = pageSize, StartAfter = paths[7].Value }, Token).ToListAsync(Token);

        listed.Select(entry => entry.Path).Should().Equal(paths.Select(path => path.Value));
        rest.Select(entry => entry.Path).Should().Equal(paths.Skip(8).Select(path => path.Value));
        folded.Select(entry => entry.Path).Should().HaveCount(2 * OddNames.Length).And.OnlyHaveUniqueItems();
        folded.Count(entry => entry.IsPrefix).Should().Be(OddNames.Length);
        await Deletes(backend, paths);
    }

    [Fact]
    public async Task List_ForeignKeys_AreSkippedAndBreakNothing()
    {
        await using var backend = S3Backends.Create(await S3Bucket.GetAsync());
        var driver = (S3StorageDriver)backend.Driver;
        var bucket = (await S3Bucket.GetAsync()).Bucket;
        foreach (var key in ForeignNames)
        {
            using var body = new MemoryStream([1]);
            await driver.Client.PutObjectAsync(new PutObjectRequest { BucketName = bucket, Key = _root + key, InputStream = body, UseChunkEncoding = false }, Token);
        }

        await backend.StoreAsync(StoragePath.Parse($"{_root}valid"), FileContent.FromBytes("1"u8.ToArray()), null, Token);
        List<string> skipped = [];

        var listed = await backend.ListAsync(new ListOptions { Prefix = _root, OnSkipped = entry => skipped.Add(entry.Path) }, Token).ToListAsync(Token);

        listed.Select(entry => entry.Path).Should().Equal($"{_root}valid");
        skipped.Should().BeEquivalentTo(ForeignNames.Select(key => _root + key));
    }

    [Fact]
    public async Task ListUploads_OfOddKeysOnSeveralPages_FindsEach()
    {
        await using var backend = S3Backends.Create(await S3Bucket.GetAsync());
        var paths = OddNames.Select(name => StoragePath.Parse($"{_root}{name}")).ToList();
        foreach (var path in paths.Concat(paths))
        {
            await backend.Driver.BeginUploadAsync(new BeginUploadRequest(path, new ObjectDescription(), default), Token);
        }

        (await backend.AbortUploadsAsync(_root, TimeSpan.FromHours(1), Token)).Should().Be(0);
        (await backend.AbortUploadsAsync(_root, TimeSpan.Zero, Token)).Should().Be(2 * OddNames.Length);
        (await backend.AbortUploadsAsync(_root, TimeSpan.Zero, Token)).Should().Be(0);
    }

    private static async Task Deletes(CloudStorageBackend backend, List<StoragePath> paths)
    {
        var outcomes = await backend.DeleteManyAsync(paths.ToAsyncEnumerable(), Token).ToListAsync(Token);

        outcomes.Should().HaveCount(paths.Count).And.OnlyContain(outcome => outcome.Error == null);
        (await backend.GetInfoAsync(paths[0], Token)).Should().BeNull();
        (await backend.GetInfoAsync(paths[^1], Token)).Should().BeNull();
    }
}
