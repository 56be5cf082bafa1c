using System.Security.Cryptography;

namespace Raso.Storage.Local;

public sealed class LocalStorageDriverTests
{
    public static TheoryData<LocalSetup> Setups => LocalBench.Setups;

    [Theory]
    [MemberData(nameof(Setups))]
    public async Task Put_ThenHeadAndGet_GivesBytesAndDescription(LocalSetup setup)
    {
        using var bench = new LocalBench(setup);
        var description = new ObjectDescription
        {
            ContentType = "video/mp4",
            CacheControl = "max-age=60",
            Metadata = new Dictionary<string, string> { ["title"] = "%C3%A9", ["raso_sha256"] = "abc" },
        };

        var stored = await bench.PutAsync("papers/2017/paper.mp4", "hello", description: description);
        var head = await bench.Driver.HeadAsync("papers/2017/paper.mp4", LocalBench.Token);

        head.Should().BeEquivalentTo(stored);
        head!.Description.Should().BeEquivalentTo(description);
        head.Length.Should().Be(5);
        (await bench.ReadAsync("papers/2017/paper.mp4")).Should().Be("hello");
        bench.Temporaries().Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Setups))]
    public async Task Put_LargeContentOfUnknownLength_KeepsEveryByte(LocalSetup setup)
    {
        using var bench = new LocalBench(setup);
        var bytes = RandomNumberGenerator.GetBytes((5 << 20) + 17);
        using var content = new MemoryStream(bytes);

        await bench.Driver.PutAsync(
            new PutRequest { Path = "large", Content = content, Length = null, Describe = () => new ObjectDescription() }, LocalBench.Token);

        (await bench.ReadBytesAsync("large")).Should().Equal(bytes);
        content.CanRead.Should().BeTrue("the driver does not dispose the stream");
    }

    [Theory]
    [MemberData(nameof(Setups))]
    public async Task Put_ContentOfExactlyOneBuffer_KeepsEveryByte(LocalSetup setup)
    {
        using var bench = new LocalBench(setup);
        var bytes = RandomNumberGenerator.GetBytes(1 << 20);

        await bench.PutAsync("exact", bytes);

        (await bench.ReadBytesAsync("exact")).Should().Equal(bytes);
    }

    [Theory]
    [MemberData(nameof(Setups))]
    public async Task Put_Twice_ChangesTheETagEachTime(LocalSetup setup)
    {
        using var bench = new LocalBench(setup);

        var tags = new List<string>();
        for (var i = 0; i < 20; i++)
        {
            tags.Add((await bench.PutAsync("a", "same")).ETag);
            (await bench.Driver.HeadAsync("a", LocalBench.Token))!.ETag.Should().Be(tags[^1]);
        }

        tags.Should().OnlyHaveUniqueItems();
    }

    [Theory]
    [MemberData(nameof(Setups))]
    public async Task Put_CreateOnlyOnStoredFile_IsAlreadyExists(LocalSetup setup)
    {
        using var bench = new LocalBench(setup);
        await bench.PutAsync("a", "one");

        var error = await bench.FailAsync(() => bench.PutAsync("a", "two", new WriteCondition(true, null)));

        error.Code.Should().Be(StorageErrorCode.AlreadyExists);
        (await bench.ReadAsync("a")).Should().Be("one");
        (await bench.Driver.HeadAsync("a", LocalBench.Token))!.Description.ContentType.Should().Be("text/plain");
    }

    [Theory]
    [MemberData(nameof(Setups))]
    public async Task Put_HundredCreatorsOfOnePath_OneWins(LocalSetup setup)
    {
        using var bench = new LocalBench(setup);
        using var other = bench.OpenAnother();
        var drivers = new[] { bench.Driver, other };

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 100).Select(async i =>
        {
            using var content = new MemoryStream([(byte)i]);
            try
            {
                await drivers[i % 2].PutAsync(
                    new PutRequest
                    {
                        Path = "folder/one",
                        Content = content,
                        Length = 1,
                        Describe = () => new ObjectDescription { ContentType = $"text/{i}" },
                        Condition = new WriteCondition(true, null),
                    },
                    LocalBench.Token);
                return (StorageErrorCode?)null;
            }
            catch (IOException exception)
            {
                return bench.Driver.MapError(exception).Code;
            }
        }));

        outcomes.Count(outcome => outcome is null).Should().Be(1);
        outcomes.Count(outcome => outcome == StorageErrorCode.AlreadyExists).Should().Be(99);
        var winner = Array.IndexOf(outcomes, null);
        (await bench.ReadBytesAsync("folder/one")).Should().Equal((byte)winner);
        (await bench.Driver.HeadAsync("folder/one", LocalBench.Token))!.Description.ContentType.Should().Be($"text/{winner}");
        bench.Temporaries().Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Setups))]
    public async Task Put_IfMatch_HoldsForOneOfManyWriters(LocalSetup setup)
    {
        using var bench = new LocalBench(setup);
        var first = await bench.PutAsync("a", "first");

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 30).Select(async i =>
        {
            try
            {
                await bench.PutAsync("a", $"{i}", new WriteCondition(false, first.ETag));
                return (StorageErrorCode?)null;
            }
            catch (IOException exception)
            {
                return bench.Driver.MapError(exception).Code;
            }
        }));

        outcomes.Count(outcome => outcome is null).Should().Be(1);
        outcomes.Count(outcome => outcome == StorageErrorCode.PreconditionFailed).Should().Be(29);
    }

    [Theory]
    [MemberData(nameof(Setups))]
    public async Task Put_IfMatchWithoutFile_IsPreconditionFailed(LocalSetup setup)
    {
        using var bench = new LocalBench(setup);

        var error = await bench.FailAsync(() => bench.PutAsync("a/b", "x", new WriteCondition(false, "tag")));

        error.Code.Should().Be(StorageErrorCode.PreconditionFailed);
        bench.Tree().Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Setups))]
    public async Task Put_BesideFolderOrBelowFile_NamesBoth(LocalSetup setup)
    {
        using var bench = new LocalBench(setup);
        await bench.PutAsync("a/b", "x");

        var beside = await bench.FailAsync(() => bench.PutAsync("a", "y"));
        var besideNew = await bench.FailAsync(() => bench.PutAsync("a", "y", new WriteCondition(true, null)));
        var below = await bench.FailAsync(() => bench.PutAsync("a/b/c", "y"));

        beside.Code.Should().Be(StorageErrorCode.InvalidArgument);
        beside.Message.Should().Contain("'a'").And.Contain("'a/'");
        besideNew.Code.Should().Be(StorageErrorCode.InvalidArgument);
        below.Code.Should().Be(StorageErrorCode.InvalidArgument);
        below.Message.Should().Contain("'a/b/c'").And.Contain("'a/b'");
        (await bench.ReadAsync("a/b")).Should().Be("x");
        bench.Tree().Should().Equal("a", "a/b");
    }

    [Theory]
    [MemberData(nameof(Setups))]
    public async Task Put_OverEmptyFolders_TakesTheirPlace(LocalSetup setup)
    {
        using var bench = new LocalBench(setup);
        await bench.Driver.EnsureContainerAsync(LocalBench.Token);
        Directory.CreateDirectory(Path.Combine(bench.Root, "a", "b", "c"));

        await bench.PutAsync("a", "x");

        (await bench.ReadAsync("a")).Should().Be("x");
    }

    [Theory]
    [MemberData(nameof(Setups))]
    public async Task Put_DescribeThrows_StoresNothing(LocalSetup setup)
    {
        using var bench = new LocalBench(setup);
        await bench.PutAsync("a", "old");
        using var content = new MemoryStream(new byte[3 << 20]);
        var call = () => bench.Driver.PutAsync(
            new PutRequest { Path = "a", Content = content, Length = null, Describe = () => throw new InvalidDataException("wrong") }, LocalBench.Token);

        await call.Should().ThrowAsync<InvalidDataException>();

        (await bench.ReadAsync("a")).Should().Be("old");
        bench.Temporaries().Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Setups))]
    public async Task Put_DescriptionTooLarge_IsRefused(LocalSetup setup)
    {
        using var bench = new LocalBench(setup);
        var description = new ObjectDescription { Metadata = new Dictionary<string, string> { ["a"] = new string('x', 3500) } };

        var error = await bench.FailAsync(() => bench.PutAsync("a", "x", description: description));

        error.Code.Should().Be(StorageErrorCode.InvalidArgument);
        bench.Tree().Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Setups))]
    public async Task Get_Ranges_GiveTheirBytes(LocalSetup setup)
    {
        using var bench = new LocalBench(setup);
        await bench.PutAsync("a", "0123456789");

        (await bench.ReadAsync("a", new ByteRange(2, 3))).Should().Be("234");
        (await bench.ReadAsync("a", new ByteRange(8, 30))).Should().Be("89");
        (await bench.ReadAsync("a", new ByteRange(7))).Should().Be("789");
        (await bench.FailAsync(() => bench.ReadAsync("a", new ByteRange(10, 1)))).Code.Should().Be(StorageErrorCode.InvalidArgument);
    }

    [Theory]
    [MemberData(nameof(Setups))]
    public async Task Get_WrongETagOrNoFile_IsTyped(LocalSetup setup)
    {
        using var bench = new LocalBench(setup);
        await bench.PutAsync("a/b", "x");

        (await bench.FailAsync(() => bench.Driver.GetAsync(new GetRequest("a/b", null, "no"), LocalBench.Token))).Code
            .Should().Be(StorageErrorCode.PreconditionFailed);
        foreach (var path in new[] { "none", "a", "a/b/c", "a/none" })
        {
            (await bench.FailAsync(() => bench.ReadAsync(path))).Code.Should().Be(StorageErrorCode.NotFound);
            (await bench.Driver.HeadAsync(path, LocalBench.Token)).Should().BeNull();
        }
    }

    [Theory]
    [MemberData(nameof(Setups))]
    public async Task Get_FileReplacedWhileOpen_GivesTheOldBytes(LocalSetup setup)
    {
        using var bench = new LocalBench(setup);
        await bench.PutAsync("a", "old bytes");
        var open = await bench.Driver.GetAsync(new GetRequest("a"), LocalBench.Token);
        await using var stream = open.Content;

        await bench.PutAsync("a", "new");
        using var reader = new StreamReader(stream);

        (await reader.ReadToEndAsync(LocalBench.Token)).Should().Be("old bytes");
    }

    [Theory]
    [MemberData(nameof(Setups))]
    public async Task Delete_File_RemovesItAndEmptyFoldersOnly(LocalSetup setup)
    {
        using var bench = new LocalBench(setup);
        await bench.PutAsync("a/b/c", "x");
        await bench.PutAsync("a/d", "y");

        await bench.Driver.DeleteAsync("a/b/c", LocalBench.Token);
        await bench.Driver.DeleteAsync("a/b/c", LocalBench.Token);
        await bench.Driver.DeleteAsync("a", LocalBench.Token);
        await bench.Driver.DeleteAsync("a/d/e", LocalBench.Token);

        bench.Tree().Should().Equal("a", "a/d");
        bench.Sidecars().Count.Should().Be(setup == LocalSetup.LinuxAttributes ? 0 : 1);
    }

    [Theory]
    [MemberData(nameof(Setups))]
    public async Task Delete_BesideWritersOfTheSameFolder_LosesNoFile(LocalSetup setup)
    {
        using var bench = new LocalBench(setup);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(async worker =>
        {
            for (var i = 0; i < 40; i++)
            {
                await bench.PutAsync($"deep/er/{worker}", $"{i}");
                (await bench.ReadAsync($"deep/er/{worker}")).Should().Be($"{i}");
                await bench.Driver.DeleteAsync($"deep/er/{worker}", LocalBench.Token);
            }
        }));

        bench.Tree().Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Setups))]
    public async Task Copy_File_TakesBytesUnderANewDescription(LocalSetup setup)
    {
        using var bench = new LocalBench(setup);
        var bytes = RandomNumberGenerator.GetBytes(3 << 20);
        var source = await bench.PutAsync("a", bytes);
        var description = new ObjectDescription { ContentType = "image/png" };

        var copy = await bench.Driver.CopyAsync(new CopyRequest("a", source.ETag, "b/c", description, CreateOnly: true), LocalBench.Token);

        copy.ETag.Should().NotBe(source.ETag);
        copy.Description.ContentType.Should().Be("image/png");
        (await bench.ReadBytesAsync("b/c")).Should().Equal(bytes);
        (await bench.FailAsync(() => bench.Driver.CopyAsync(new CopyRequest("a", source.ETag, "b/c", description, true), LocalBench.Token))).Code
            .Should().Be(StorageErrorCode.AlreadyExists);
        (await bench.FailAsync(() => bench.Driver.CopyAsync(new CopyRequest("a", "no", "d", description, false), LocalBench.Token))).Code
            .Should().Be(StorageErrorCode.PreconditionFailed);
    }

    [Theory]
    [MemberData(nameof(Setups))]
    public async Task Head_ForeignFile_HasNoDescription(LocalSetup setup)
    {
        using var bench = new LocalBench(setup);
        await bench.PutAsync("mine", "x");
        await File.WriteAllTextAsync(Path.Combine(bench.Root, "foreign"), "hello", LocalBench.Token);

        var before = await bench.Driver.HeadAsync("foreign", LocalBench.Token);
        await File.WriteAllTextAsync(Path.Combine(bench.Root, "foreign"), "hello!", LocalBench.Token);
        var after = await bench.Driver.HeadAsync("foreign", LocalBench.Token);

        before!.Description.Should().BeEquivalentTo(new ObjectDescription());
        before.Length.Should().Be(5);
        after!.ETag.Should().NotBe(before.ETag);
        (await bench.ReadAsync("foreign")).Should().Be("hello!");
    }

    [Theory]
    [MemberData(nameof(Setups))]
    public async Task Put_OverForeignFile_IsDescribedAfterwards(LocalSetup setup)
    {
        using var bench = new LocalBench(setup);
        await bench.Driver.EnsureContainerAsync(LocalBench.Token);
        await File.WriteAllTextAsync(Path.Combine(bench.Root, "foreign"), "hello", LocalBench.Token);

        await bench.PutAsync("foreign", "mine!");

        (await bench.Driver.HeadAsync("foreign", LocalBench.Token))!.Description.ContentType.Should().Be("text/plain");
    }

    [Fact]
    public void Traits_TellWhatTheDriverOffers()
    {
        using var bench = new LocalBench(LocalSetup.LinuxAttributes);

        bench.Driver.Traits.StreamsPut.Should().BeTrue();
        bench.Driver.Traits.Parts.Should().BeNull();
        bench.Driver.Traits.Capabilities.FileBesideFolder.Should().BeFalse();
        bench.Driver.GetUri("a b/#?%.txt").AbsoluteUri.Should().EndWith("/root/a%20b/%23%3F%25.txt");
    }
}
