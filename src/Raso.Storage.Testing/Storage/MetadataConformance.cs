using Xunit;

namespace Raso.Storage.Testing.Storage;

/// <summary>What is kept beside the bytes: metadata in any language, media type, cache control, tags, encryption.</summary>
/// <typeparam name="THarness">The harness of the backend under test.</typeparam>
public abstract class MetadataConformance<THarness> : StorageConformance<THarness>
    where THarness : StorageConformanceHarness, new()
{
    /// <summary>A metadata value comes back as it was given, whatever its text.</summary>
    /// <param name="value">The value.</param>
    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("  leading and trailing  ")]
    [InlineData("plain")]
    [InlineData("100% %41 %zz %")]
    [InlineData("a+b c=d&e;f,g:h/i?j#k")]
    [InlineData("\"quoted\" 'single' <tag> \\ | ^ ` { } ~")]
    [InlineData("first line\nsecond line\r\nthird\tcolumn")]
    [InlineData("\u0000\u0001\u007f\u0085")]
    [InlineData("Über die spezielle und die allgemeine Relativitätstheorie")]
    [InlineData("注意力就是你所需要的一切")]
    [InlineData("الانتباه هو كل ما تحتاجه")]
    [InlineData("תשומת לב היא כל מה שצריך")]
    [InlineData("आपको केवल ध्यान की आवश्यकता है")]
    [InlineData("Внимание — это всё, что нужно")]
    [InlineData("😀 👩‍🔬 🇮🇸 e\u0301 \u202eright to left\u202c")]
    [InlineData("=?UTF-8?Q?a_mail_header?=")]
    public async Task Store_MetadataValue_ComesBackAsGiven(string value)
    {
        var stored = await PutTextAsync("file.txt", "content", WithMetadata(("title", value), ("other", "x")));

        var info = await Backend.GetInfoAsync(At("file.txt"), Token);
        var (opened, _) = await ReadAsync("file.txt");

        foreach (var file in new[] { stored, info!, opened })
        {
            Assert.Equal(2, file.Metadata.Count);
            Assert.Equal(value, file.Metadata["title"]);
            Assert.Equal("x", file.Metadata["other"]);
        }
    }

    /// <summary>Every allowed form of a key is kept.</summary>
    /// <param name="key">The key.</param>
    [Theory]
    [InlineData("a")]
    [InlineData("z9")]
    [InlineData("paper_id")]
    [InlineData("a__b_")]
    [InlineData("raso")]
    [InlineData("content_type")]
    [InlineData("a234567890123456789012345678901234567890123456789012345678901234")]
    public async Task Store_MetadataKey_IsKept(string key)
    {
        await PutTextAsync("file.txt", "content", WithMetadata((key, "value")));

        var entry = Assert.Single((await Backend.GetInfoAsync(At("file.txt"), Token))!.Metadata);

        Assert.Equal(key, entry.Key);
        Assert.Equal("value", entry.Value);
    }

    /// <summary>A key that some store could not keep is refused on every one, before anything is written.</summary>
    /// <param name="key">The key.</param>
    [Theory]
    [InlineData("")]
    [InlineData("Title")]
    [InlineData("1st")]
    [InlineData("_a")]
    [InlineData("a-b")]
    [InlineData("a b")]
    [InlineData("a.b")]
    [InlineData("clé")]
    [InlineData("a\n")]
    [InlineData("raso_sha256")]
    [InlineData("raso_x")]
    [InlineData("a2345678901234567890123456789012345678901234567890123456789012345")]
    public async Task Store_BadMetadataKey_ThrowsArgumentException(string key)
    {
        await Assert.ThrowsAnyAsync<ArgumentException>(() => PutTextAsync("file.txt", "content", WithMetadata((key, "value"))));

        await HoldsNothingAsync("file.txt");
    }

    /// <summary>Text that is no Unicode is refused rather than changed.</summary>
    [Fact]
    public async Task Store_LoneSurrogateInMetadata_ThrowsArgumentException()
    {
        await Assert.ThrowsAnyAsync<ArgumentException>(() => PutTextAsync("file.txt", "content", WithMetadata(("title", "a\ud800b"))));

        await HoldsNothingAsync("file.txt");
    }

    /// <summary>A key without a value is refused; an empty value is one.</summary>
    [Fact]
    public async Task Store_NullMetadataValue_ThrowsArgumentException()
    {
        await Assert.ThrowsAnyAsync<ArgumentException>(() => PutTextAsync("file.txt", "content", WithMetadata(("title", null!))));

        await HoldsNothingAsync("file.txt");
    }

    /// <summary>Metadata up to the limit is kept, keys and values counted together, values percent-encoded.</summary>
    /// <param name="character">What the value is made of.</param>
    /// <param name="encodedLength">How many bytes it is when it is encoded.</param>
    [Theory]
    [InlineData("a", 1)]
    [InlineData("é", 6)]
    [InlineData("語", 9)]
    public async Task Store_MetadataAtTheLimit_IsKept(string character, int encodedLength)
    {
        var value = Fill(character, encodedLength, ConformanceLimits.MetadataBytes - "title".Length);

        await PutTextAsync("file.txt", "content", WithMetadata(("title", value)));

        Assert.Equal(value, (await Backend.GetInfoAsync(At("file.txt"), Token))!.Metadata["title"]);
    }

    /// <summary>Metadata over the limit is refused before anything is written.</summary>
    /// <param name="character">What the value is made of.</param>
    /// <param name="encodedLength">How many bytes it is when it is encoded.</param>
    [Theory]
    [InlineData("a", 1)]
    [InlineData("é", 6)]
    [InlineData("語", 9)]
    public async Task Store_MetadataOverTheLimit_ThrowsArgumentException(string character, int encodedLength)
    {
        await PutTextAsync("file.txt", "old");
        var value = Fill(character, encodedLength, ConformanceLimits.MetadataBytes - "title".Length) + "a";

        await Assert.ThrowsAnyAsync<ArgumentException>(() => PutTextAsync("file.txt", "new", WithMetadata(("title", value))));

        await HoldsTextAsync("file.txt", "old");
    }

    /// <summary>Many small entries are kept.</summary>
    [Fact]
    public async Task Store_ManyMetadataEntries_AreKept()
    {
        var entries = Enumerable.Range(0, 60).Select(i => ($"key_{i}", $"value {i}")).ToArray();

        await PutTextAsync("file.txt", "content", WithMetadata(entries));

        var info = await Backend.GetInfoAsync(At("file.txt"), Token);
        Assert.Equal(entries.ToDictionary(), info!.Metadata.ToDictionary());
    }

    /// <summary>A file of several parts keeps its metadata.</summary>
    [Fact]
    public async Task Store_SeveralPartsWithMetadata_KeepsIt()
    {
        await PutAsync("large.bin", MakeBytes(Harness.SeveralPartsLength), WithMetadata(("title", "Größe ✓"), ("empty", "")));

        var info = await Backend.GetInfoAsync(At("large.bin"), Token);

        Assert.Equal(2, info!.Metadata.Count);
        Assert.Equal("Größe ✓", info.Metadata["title"]);
        Assert.Equal("", info.Metadata["empty"]);
    }

    /// <summary>A new file does not inherit what was kept with the old one.</summary>
    [Fact]
    public async Task Store_OverFileWithMetadata_ReplacesIt()
    {
        await PutTextAsync("file.txt", "old", WithMetadata(("a", "1"), ("b", "2")) with { ContentType = "text/plain" });

        await PutTextAsync("file.txt", "new", WithMetadata(("b", "3")));

        var info = await Backend.GetInfoAsync(At("file.txt"), Token);
        var entry = Assert.Single(info!.Metadata);
        Assert.Equal("b", entry.Key);
        Assert.Equal("3", entry.Value);
        Assert.Equal("application/octet-stream", info.ContentType);
    }

    /// <summary>Without metadata there is none: what the backend keeps for itself is not shown.</summary>
    [Fact]
    public async Task Store_WithoutMetadata_ShowsNone()
    {
        var stored = await PutTextAsync("file.txt", "content");

        Assert.Empty(stored.Metadata);
        Assert.Empty((await Backend.GetInfoAsync(At("file.txt"), Token))!.Metadata);
    }

    /// <summary>The media type is kept with its parameters.</summary>
    /// <param name="contentType">The media type.</param>
    [Theory]
    [InlineData("application/octet-stream")]
    [InlineData("text/html; charset=utf-8")]
    [InlineData("video/mp4; codecs=\"avc1.42E01E, mp4a.40.2\"")]
    [InlineData("application/vnd.openxmlformats-officedocument.wordprocessingml.document")]
    public async Task Store_ContentType_IsKept(string contentType)
    {
        await PutTextAsync("file", "content", new StoreOptions { ContentType = contentType });

        Assert.Equal(contentType, (await Backend.GetInfoAsync(At("file"), Token))!.ContentType);
    }

    /// <summary>A header that could smuggle in another one, or that no store can keep, is refused before anything is written.</summary>
    /// <param name="contentType">The media type.</param>
    [Theory]
    [InlineData("text/plain\r\nx-evil: 1")]
    [InlineData("text/plain\n")]
    [InlineData("text/\u0000plain")]
    [InlineData("tëxt/plain")]
    [InlineData("")]
    public async Task Store_BadContentType_ThrowsArgumentException(string contentType)
    {
        await Assert.ThrowsAnyAsync<ArgumentException>(() => PutTextAsync("file", "content", new StoreOptions { ContentType = contentType }));

        await HoldsNothingAsync("file");
    }

    /// <summary>A description that is too long as a whole is refused before anything is written.</summary>
    [Fact]
    public async Task Store_DescriptionOverTheLimit_ThrowsArgumentException()
    {
        var options = new StoreOptions { ContentType = "text/" + new string('x', ConformanceLimits.DescriptionBytes) };

        await Assert.ThrowsAnyAsync<ArgumentException>(() => PutTextAsync("file", "content", options));

        await HoldsNothingAsync("file");
    }

    /// <summary>Content disposition is kept, or refused where it could not be.</summary>
    [Fact]
    public async Task Store_ContentDisposition_IsKeptOrRefused()
    {
        var options = new StoreOptions { ContentDisposition = "attachment; filename=\"talk 1.mp4\"; filename*=UTF-8''%C3%BC.mp4" };
        if (Can.ContentDisposition)
        {
            await PutTextAsync("file", "content", options);
            Assert.Equal(options.ContentDisposition, (await Backend.GetInfoAsync(At("file"), Token))!.ContentDisposition);
            await PutTextAsync("file", "content");
            Assert.Null((await Backend.GetInfoAsync(At("file"), Token))!.ContentDisposition);
        }
        else
        {
            await ThrowsAsync(StorageErrorCode.NotSupported, "file", () => PutTextAsync("file", "content", options));
            await HoldsNothingAsync("file");
        }
    }

    /// <summary>Cache control is kept, or refused where it could not be.</summary>
    [Fact]
    public async Task Store_CacheControl_IsKeptOrRefused()
    {
        var options = new StoreOptions { CacheControl = "public, max-age=31536000, immutable" };
        if (Can.CacheControl)
        {
            await PutTextAsync("file", "content", options);
            Assert.Equal(options.CacheControl, (await Backend.GetInfoAsync(At("file"), Token))!.CacheControl);
            await PutTextAsync("file", "content");
            Assert.Null((await Backend.GetInfoAsync(At("file"), Token))!.CacheControl);
        }
        else
        {
            await ThrowsAsync(StorageErrorCode.NotSupported, "file", () => PutTextAsync("file", "content", options));
            await HoldsNothingAsync("file");
        }
    }

    /// <summary>Tags are kept, or refused where they could not be.</summary>
    [Fact]
    public async Task Store_Tags_AreKeptOrRefused()
    {
        var options = new StoreOptions { Tags = new Dictionary<string, string> { ["project"] = "raso", ["stage"] = "draft 1" } };
        if (Can.Tags)
        {
            await PutTextAsync("file", "content", options);
            var tags = await Harness.ReadTagsAsync(At("file"), Token);
            Assert.Equal("raso", tags["project"]);
            Assert.Equal("draft 1", tags["stage"]);
        }
        else
        {
            await ThrowsAsync(StorageErrorCode.NotSupported, "file", () => PutTextAsync("file", "content", options));
            await HoldsNothingAsync("file");
        }
    }

    /// <summary>Every declared encryption is taken, any other is refused.</summary>
    [Fact]
    public async Task Store_Encryption_IsTakenOrRefused()
    {
        foreach (var encryption in Can.Encryptions)
        {
            await PutTextAsync("file", encryption, new StoreOptions { Encryption = encryption });
            await HoldsTextAsync("file", encryption);
        }

        await ThrowsAsync(
            StorageErrorCode.NotSupported, "other", () => PutTextAsync("other", "content", new StoreOptions { Encryption = "no such encryption" }));
        await HoldsNothingAsync("other");
    }

    private static StoreOptions WithMetadata(params (string Key, string Value)[] entries) => new() { Metadata = entries.ToDictionary() };

    private static string Fill(string character, int encodedLength, int bytes) =>
        new string('x', bytes % encodedLength) + string.Concat(Enumerable.Repeat(character, bytes / encodedLength));
}
