using Raso.Storage.InMemory;
using Raso.Storage.Tests.InMemory;

namespace Raso.Storage.Tests.Storage;

public sealed class StoreOptionsTests
{
    public static TheoryData<string> Broken() => new(BrokenOptions.Keys);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static Dictionary<string, StoreOptions> BrokenOptions => new()
    {
        ["key in upper case"] = With("Title", "x"),
        ["key with a dash"] = With("a-b", "x"),
        ["key too long"] = With(new string('a', 65), "x"),
        ["key with a line end"] = With("a\n", "x"),
        ["own key"] = With("raso_sha256", "x"),
        ["lone surrogate"] = With("a", "\ud800"),
        ["metadata too long"] = With("a", new string('x', 1500)),
        ["metadata too long when encoded"] = With("a", new string('ä', 300)),
        ["sha too short"] = new() { ExpectedSha256 = "abc" },
        ["sha not hexadecimal"] = new() { ExpectedSha256 = new string('g', 64) },
        ["both conditions"] = new() { CreateOnly = true, IfMatch = "x" },
        ["content type empty"] = new() { ContentType = "" },
        ["content type without a slash"] = new() { ContentType = "bad" },
        ["content type with a header"] = new() { ContentType = "a/b\r\nX: y" },
        ["cache control"] = new() { CacheControl = "ä" },
        ["content disposition"] = new() { ContentDisposition = "attachment; filename=ä" },
        ["eleven tags"] = new() { Tags = Enumerable.Range(0, 11).ToDictionary(i => $"t{i}", _ => "x") },
        ["description too long"] = new() { Tags = Enumerable.Range(0, 10).ToDictionary(i => $"t{i}", _ => new string('x', 360)) },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task StoreAsync_BrokenPortableLimit_IsMisuseBeforeAnythingIsSent(string name)
    {
        var driver = BackendUnderTest.Driver(InMemoryProfile.Streaming);
        var source = new ForwardStream([1], failAfter: 0);

        var act = () => BackendUnderTest.Over(driver).StoreAsync("a", FileContent.FromStream(source), BrokenOptions[name], Token);

        await act.Should().ThrowAsync<ArgumentException>();
        driver.Faults.CallsOf(InMemoryOperation.Put).Should().Be(0);
    }

    [Fact]
    public async Task StoreAsync_MetadataAtItsLimitInAnyLanguage_ReadsBack()
    {
        var backend = BackendUnderTest.Over(BackendUnderTest.Driver(InMemoryProfile.Multipart));
        var metadata = new Dictionary<string, string>
        {
            ["title"] = "Über 100 % – 研究 😀 a+b\n\ttabs",
            ["empty"] = "",
            ["fill"] = new string('x', 1300),
        };

        await backend.StoreAsync("a", FileContent.FromText("x"), new StoreOptions { Metadata = metadata }, Token);

        (await backend.GetInfoAsync("a", Token))!.Metadata.Should().BeEquivalentTo(metadata);
    }

    public static TheoryData<string, string> Unsupported() => new()
    {
        { "CacheControl", "CacheControl" }, { "ContentDisposition", "ContentDisposition" }, { "Tags", "Tags" }, { "Tier", "Tier 'frozen'" }, { "Encryption", "Encryption 'own'" },
        { "IfMatch", "IfMatch" }, { "CreateOnly", "CreateOnly" },
    };

    [Theory]
    [MemberData(nameof(Unsupported))]
    public async Task StoreAsync_OptionThatTheBackendCannotHonour_NamesOptionAndBackend(string option, string named)
    {
        var driver = BackendUnderTest.Driver(InMemoryProfile.Streaming, options => options.Capabilities = new StorageCapabilities());
        var options = option switch
        {
            "CacheControl" => new StoreOptions { CacheControl = "no-store" },
            "ContentDisposition" => new StoreOptions { ContentDisposition = "inline" },
            "Tags" => new StoreOptions { Tags = new Dictionary<string, string> { ["a"] = "b" } },
            "Tier" => new StoreOptions { Tier = "frozen" },
            "Encryption" => new StoreOptions { Encryption = "own" },
            "IfMatch" => new StoreOptions { IfMatch = "x" },
            _ => new StoreOptions { CreateOnly = true },
        };

        var act = () => BackendUnderTest.Over(driver, name: "disk-7").StoreAsync("a", FileContent.FromText("x"), options, Token);

        var error = (await act.Should().ThrowAsync<StorageException>()).Which;
        error.Code.Should().Be(StorageErrorCode.NotSupported);
        error.Message.Should().Contain(named).And.Contain("disk-7");
        error.Backend.Should().Be("disk-7");
        error.Path.Should().Be((StoragePath)"a");
        driver.Faults.CallsOf(InMemoryOperation.Put).Should().Be(0);
    }

    [Theory]
    [InlineData("%", "%")]
    [InlineData("100%25", "100%")]
    [InlineData("%zz", "%zz")]
    [InlineData("%C3", "%C3")]
    [InlineData("%C3%A4", "ä")]
    [InlineData("plain+text", "plain+text")]
    [InlineData("%41ä", "%41ä")]
    public void Decode_ForeignValue_StaysAsItIsWhereItDoesNotDecode(string stored, string read) =>
        MetadataText.Decode(stored).Should().Be(read);

    private static StoreOptions With(string key, string value) => new() { Metadata = new Dictionary<string, string> { [key] = value } };
}
