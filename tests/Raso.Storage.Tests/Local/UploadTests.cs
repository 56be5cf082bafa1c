namespace Raso.Storage.Local;

public sealed class UploadTests
{
    private const int Large = 3 << 20;

    public static TheoryData<LocalSetup> Setups => LocalBench.Setups;

    [Theory]
    [MemberData(nameof(Setups))]
    public async Task ListUploads_RunningStore_IsListedUntilItEnds(LocalSetup setup)
    {
        using var bench = new LocalBench(setup);
        using var content = new GatedStream(Large, 5);
        var put = PutAsync(bench, "a/b", content, LocalBench.Token);
        await content.Reached;

        var pending = (await bench.Driver.ListUploadsAsync("a/", null, LocalBench.Token)).Uploads.Should().ContainSingle().Subject;
        var others = await bench.Driver.ListUploadsAsync("b", null, LocalBench.Token);
        content.Open();
        var stored = await put;

        pending.Path.Should().Be((StoragePath)"a/b");
        pending.StartedAt.Should().BeCloseTo(stored.LastModified, TimeSpan.FromMinutes(1));
        others.Uploads.Should().BeEmpty();
        stored.Length.Should().Be(Large + 5);
        (await bench.Driver.ListUploadsAsync("", null, LocalBench.Token)).Uploads.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Setups))]
    public async Task AbortUpload_RunningStore_FailsAndLeavesTheOldFile(LocalSetup setup)
    {
        using var bench = new LocalBench(setup);
        await bench.PutAsync("a", "old");
        using var content = new GatedStream(Large, 5);
        var put = PutAsync(bench, "a", content, LocalBench.Token);
        await content.Reached;
        var pending = (await bench.Driver.ListUploadsAsync("", null, LocalBench.Token)).Uploads.Single();

        await bench.Driver.AbortUploadAsync(pending.Path, pending.UploadId, LocalBench.Token);
        await bench.Driver.AbortUploadAsync(pending.Path, pending.UploadId, LocalBench.Token);
        content.Open();
        var error = await bench.FailAsync(() => put);

        error.Code.Should().Be(StorageErrorCode.Unavailable);
        (await bench.ReadAsync("a")).Should().Be("old");
    }

    [Theory]
    [InlineData("../../root.json")]
    [InlineData("root.json")]
    [InlineData("1-1-00000000000000000000000000000000-a/../../../x")]
    public async Task AbortUpload_StrangeId_IsRefused(string id)
    {
        using var bench = new LocalBench(LocalSetup.LinuxAttributes);
        await bench.PutAsync("a", "x");

        (await bench.FailAsync(() => bench.Driver.AbortUploadAsync("a", id, LocalBench.Token))).Code.Should().Be(StorageErrorCode.InvalidArgument);
    }

    [Theory]
    [MemberData(nameof(Setups))]
    public async Task Put_CancelledHalfWay_LeavesNothing(LocalSetup setup)
    {
        using var bench = new LocalBench(setup);
        await bench.PutAsync("a", "old");
        using var content = new GatedStream(Large, 5);
        using var cancel = new CancellationTokenSource();
        var put = PutAsync(bench, "a", content, cancel.Token);
        await content.Reached;

        await cancel.CancelAsync();
        var call = () => put;

        await call.Should().ThrowAsync<OperationCanceledException>();
        bench.Temporaries().Should().BeEmpty();
        (await bench.ReadAsync("a")).Should().Be("old");
    }

    [Theory]
    [MemberData(nameof(Setups))]
    public async Task Put_SourceThrowsHalfWay_LeavesNothing(LocalSetup setup)
    {
        using var bench = new LocalBench(setup);
        await bench.PutAsync("a", "old");
        using var content = new GatedStream(Large, 5);
        content.Fail(new InvalidDataException("broken"));
        var call = () => PutAsync(bench, "a", content, LocalBench.Token);

        await call.Should().ThrowAsync<InvalidDataException>();
        bench.Temporaries().Should().BeEmpty();
        (await bench.ReadAsync("a")).Should().Be("old");
    }

    [Fact]
    public async Task Put_DriverDisposedHalfWay_Finishes()
    {
        using var bench = new LocalBench(LocalSetup.LinuxAttributes);
        using var content = new GatedStream(Large, 5);
        var put = PutAsync(bench, "a", content, LocalBench.Token);
        await content.Reached;

        bench.Driver.Dispose();
        content.Open();

        (await put).Length.Should().Be(Large + 5);
        bench.Temporaries().Should().BeEmpty();
    }

    [Fact]
    public void TemporaryName_AnyPath_IsToldAgain()
    {
        foreach (var path in new[] { "a", "a/b-c/d.e", "é/中 😀/%2F", "ab:c?*\"<>|", new string('x', 200), string.Join('/', Enumerable.Repeat("ab", 300)) })
        {
            var name = TemporaryName.Create(path);

            TemporaryName.TryParse(name.ToString(), out var parsed).Should().BeTrue();
            path.Should().StartWith(parsed!.Path.Value);
            (path.Length > 100 || parsed.Path.Value == path).Should().BeTrue();
            parsed.ProcessId.Should().Be(Environment.ProcessId);
            System.Text.Encoding.UTF8.GetByteCount(name.ToString()).Should().BeLessThanOrEqualTo(255);
        }
    }

    private static Task<ObjectInfo> PutAsync(LocalBench bench, StoragePath path, Stream content, CancellationToken cancellationToken) =>
        bench.Driver.PutAsync(
            new PutRequest { Path = path, Content = content, Length = null, Describe = () => new ObjectDescription() }, cancellationToken);
}
