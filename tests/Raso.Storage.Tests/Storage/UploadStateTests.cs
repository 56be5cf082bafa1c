using System.Reflection;
using Raso.Storage.Tests.Storage.Resuming;

namespace Raso.Storage.Tests.Storage;

public sealed class UploadStateTests
{
    private static readonly UploadState State = new()
    {
        Backend = "s3-eu",
        Store = "s3.example/bucket",
        Path = "papers/größe.mp4",
        UploadId = "https://storage.example/upload?upload_id=SECRET",
        PartSize = 8 << 20,
        Length = 20_000_000,
        WriteToken = "0011",
        BegunAt = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
        OptionsSha256 = new string('a', 64),
        Parts = [new(1, 8 << 20, new string('b', 64), "\"e1\""), new(3, 5, new string('c', 64), null)],
    };

    public static TheoryData<string> Damaged => new()
    {
        "", " ", "null", "[]", "{}", "7", "\"text\"", "not json", "{\"version\":1}", "{\"upload\":\"foreign\",\"parts\":[]}",
        State.ToJson()[..^1],
        State.ToJson()[..100],
        Replace("\"version\":1", "\"version\":2"),
        Replace("\"partSize\":8388608", "\"partSize\":0"),
        Replace("\"partSize\":8388608", "\"partSize\":2147483647"),
        Replace("\"partSize\":8388608", "\"partSize\":\"x\""),
        Replace("\"length\":20000000", "\"length\":-1"),
        Replace("\"number\":1", "\"number\":0"),
        Replace("\"number\":1", "\"number\":3"),
        Replace("\"length\":5", "\"length\":8388609"),
        Replace("\"writeToken\":\"0011\"", "\"writeToken\":\"\""),
        Replace("\"path\":\"papers/", "\"path\":\"../"),
        Replace(new string('b', 64), new string('b', 63)),
        Replace(new string('a', 64), "A"),
    };

    [Fact]
    public void Parse_WhatToJsonWrote_IsTheSame() =>
        UploadState.Parse(State.ToJson()).Should().BeEquivalentTo(State, options => options.WithStrictOrdering());

    [Theory]
    [MemberData(nameof(Damaged))]
    public void Parse_ForeignOrDamagedText_SaysSoAndShowsNothingOfIt(string text)
    {
        var error = FluentActions.Invoking(() => UploadState.Parse(text)).Should().Throw<FormatException>().WithMessage("*no state of an upload*anew*").Which;

        error.ToString().Should().NotContain("SECRET");
    }

    [Fact]
    public void ToString_OfStateAndOptions_DoesNotShowTheUploadId()
    {
        var options = new StoreOptions { Resume = new SavedText().From(State) };

        $"{State} {options} {options.Resume}".Should().NotContain("SECRET").And.Contain("größe.mp4");
    }

    [Fact]
    public void ToJson_OfTheMostParts_StaysSmall()
    {
        var parts = Enumerable.Range(1, 10_000).Select(number => new UploadStatePart(number, 5 << 20, new string('b', 64), $"\"{new string('e', 32)}\""));

        (State with { Parts = [.. parts] }).ToJson().Length.Should().BeLessThan(2_000_000);
    }

    [Fact]
    public void Fingerprint_EachOption_CountsButThoseThatFollowTheTransfer()
    {
        var none = OptionsFingerprint.Of(new StoreOptions());
        foreach (var property in typeof(StoreOptions).GetProperties(BindingFlags.Instance | BindingFlags.Public))
        {
            var changed = new StoreOptions();
            property.SetValue(changed, property.Name switch
            {
                nameof(StoreOptions.Progress) => new Progress<StorageProgress>(),
                nameof(StoreOptions.Resume) => new SavedText().From(State),
                nameof(StoreOptions.CreateOnly) => true,
                nameof(StoreOptions.ExpectedSha256) => new string('a', 64),
                nameof(StoreOptions.Metadata) or nameof(StoreOptions.Tags) => new Dictionary<string, string> { ["a"] = "b" },
                _ => "text",
            });

            var counts = property.Name is not (nameof(StoreOptions.Progress) or nameof(StoreOptions.Resume));
            (OptionsFingerprint.Of(changed) != none).Should().Be(counts, property.Name);
        }

        OptionsFingerprint.Of(new StoreOptions { Metadata = new Dictionary<string, string> { ["a"] = "b", ["c"] = "d" } })
            .Should().Be(OptionsFingerprint.Of(new StoreOptions { Metadata = new Dictionary<string, string> { ["c"] = "d", ["a"] = "b" } }))
            .And.NotBe(OptionsFingerprint.Of(new StoreOptions { Tags = new Dictionary<string, string> { ["a"] = "b", ["c"] = "d" } }));
    }

    private static string Replace(string old, string text)
    {
        var json = State.ToJson();
        json.Should().Contain(old);
        return json.Replace(old, text, StringComparison.Ordinal);
    }
}
