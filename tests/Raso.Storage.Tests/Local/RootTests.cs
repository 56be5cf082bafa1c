namespace Raso.Storage.Local;

public sealed class RootTests
{
    public static TheoryData<LocalSetup> Setups => LocalBench.Setups;

    [Theory]
    [MemberData(nameof(Setups))]
    public async Task Open_MissingWithoutCreate_IsNotFound(LocalSetup setup)
    {
        using var bench = new LocalBench(setup);
        using var driver = new LocalStorageDriver(new LocalStorageOptions { RootPath = bench.Root, CreateContainer = false }, bench.Files);

        var error = await bench.FailAsync(() => driver.HeadAsync("a", LocalBench.Token));
        await driver.EnsureContainerAsync(LocalBench.Token);

        error.Code.Should().Be(StorageErrorCode.NotFound);
        error.Message.Should().Contain("CreateContainer");
        (await driver.HeadAsync("a", LocalBench.Token)).Should().BeNull();
    }

    [Theory]
    [MemberData(nameof(Setups))]
    public async Task Open_RootThatIsAFile_NamesTheMend(LocalSetup setup)
    {
        using var bench = new LocalBench(setup);
        await File.WriteAllTextAsync(bench.Root, "x", LocalBench.Token);

        var error = await bench.FailAsync(() => bench.Driver.EnsureContainerAsync(LocalBench.Token));

        error.Code.Should().Be(StorageErrorCode.InvalidArgument);
        error.Message.Should().Contain("RootPath");
        File.Delete(bench.Root);
    }

    [Theory]
    [MemberData(nameof(Setups))]
    public async Task Open_RootBelowAFile_NamesTheFile(LocalSetup setup)
    {
        using var bench = new LocalBench(setup);
        var file = bench.Root + ".file";
        await File.WriteAllTextAsync(file, "x", LocalBench.Token);
        using var driver = new LocalStorageDriver(new LocalStorageOptions { RootPath = Path.Combine(file, "a", "b") }, bench.Files);

        var error = await bench.FailAsync(() => driver.EnsureContainerAsync(LocalBench.Token));

        error.Code.Should().Be(StorageErrorCode.InvalidArgument);
        error.Message.Should().Contain($"'{file}' is a file, so that no folder");
        File.Delete(file);
    }

    [Fact]
    public async Task Open_WhereTheSystemLetsNoFolderBeMade_DoesNotSayToMakeIt()
    {
        using var driver = new LocalStorageDriver(new LocalStorageOptions { RootPath = "/proc/raso" }, new LinuxFileSystem());

        var call = () => driver.EnsureContainerAsync(LocalBench.Token);

        var thrown = await call.Should().ThrowAsync<LocalFileException>();
        thrown.Which.Message.Should().Contain("choose another place").And.NotContain("CreateContainer");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Open_WhereNobodyMayWrite_IsPermissionDenied(bool portable)
    {
        // The kernel's own file system takes no folder from anybody, root included.
        IFileSystem files = portable ? new PortableFileSystem() : new LinuxFileSystem();
        using var driver = new LocalStorageDriver(new LocalStorageOptions { RootPath = "/sys/raso" }, files);

        var call = () => driver.EnsureContainerAsync(LocalBench.Token);

        var thrown = await call.Should().ThrowAsync<LocalFileException>();
        driver.MapError(thrown.Which).Code.Should().Be(StorageErrorCode.PermissionDenied);
    }

    [Theory]
    [MemberData(nameof(Setups))]
    public async Task Open_AnotherKindThanRecorded_IsRefused(LocalSetup setup)
    {
        using var bench = new LocalBench(setup);
        await bench.PutAsync("a", "x");
        var other = setup == LocalSetup.LinuxAttributes ? LocalDescriptions.Sidecar : LocalDescriptions.Attributes;
        using var contrary = new LocalStorageDriver(new LocalStorageOptions { RootPath = bench.Root, Descriptions = other }, bench.Files);
        using var automatic = new LocalStorageDriver(new LocalStorageOptions { RootPath = bench.Root }, bench.Files);

        (await bench.FailAsync(() => contrary.HeadAsync("a", LocalBench.Token))).Code.Should().Be(StorageErrorCode.InvalidArgument);
        (await automatic.HeadAsync("a", LocalBench.Token))!.Description.ContentType.Should().Be("text/plain");
    }

    [Fact]
    public async Task Open_AttributesByCallsWithout_IsNotSupported()
    {
        using var bench = new LocalBench(LocalSetup.LinuxAttributes);
        await bench.PutAsync("a", "x");
        using var driver = new LocalStorageDriver(new LocalStorageOptions { RootPath = bench.Root }, new PortableFileSystem());

        (await bench.FailAsync(() => driver.HeadAsync("a", LocalBench.Token))).Code.Should().Be(StorageErrorCode.NotSupported);
    }

    [Theory]
    [InlineData(true, LocalDescriptions.Attributes)]
    [InlineData(false, LocalDescriptions.Sidecar)]
    public async Task Open_NewRoot_ProbesTheFileSystem(bool takesAttributes, LocalDescriptions expected)
    {
        using var bench = new LocalBench(LocalSetup.LinuxAttributes, files => new HookedFileSystem(files, call =>
        {
            if (call.Name == "set-attribute" && !takesAttributes)
            {
                throw LinuxFileSystem.Error(95, "write the description of", call.Path);
            }
        }));
        bench.Options.Descriptions = LocalDescriptions.Auto;
        using var driver = bench.OpenAnother();

        await driver.EnsureContainerAsync(LocalBench.Token);

        (await File.ReadAllTextAsync(Path.Combine(bench.Root, ".raso", "root.json"), LocalBench.Token)).Should().Contain($"\"{expected}\"");
        bench.Temporaries().Should().BeEmpty();
    }

    [Fact]
    public async Task Open_ManyDriversAtOnce_AgreeOnOneRecord()
    {
        using var bench = new LocalBench(LocalSetup.LinuxAttributes);
        var drivers = Enumerable.Range(0, 20).Select(_ => bench.OpenAnother()).ToList();

        await Task.WhenAll(drivers.Select(driver => driver.EnsureContainerAsync(LocalBench.Token)));

        drivers.ForEach(driver => driver.Dispose());
        bench.Temporaries().Should().BeEmpty();
    }

    /// <summary>Killed in the middle, an opener leaves its temporary file; the next one removes it, and no upload with it.</summary>
    [Theory]
    [InlineData("set-attribute", 1)]
    [InlineData("rename", 1)]
    public async Task Open_AfterOneThatWasKilledOpening_RemovesWhatItLeft(string call, int others)
    {
        var killed = false;
        using var bench = new LocalBench(LocalSetup.LinuxAttributes, files => new HookedFileSystem(files, made =>
        {
            killed |= made.Name == call;
            if (killed)
            {
                throw new LocalFileException(FileFault.Other, "Killed.");
            }
        }));
        await bench.FailAsync(() => bench.Driver.EnsureContainerAsync(LocalBench.Token));
        bench.Temporaries().Should().HaveCount(others);
        var upload = Path.Combine(bench.Root, ".raso", "tmp", TemporaryName.Create("probe").ToString());
        await File.WriteAllTextAsync(upload, "x", LocalBench.Token);
        killed = false;
        using var next = new LocalStorageDriver(bench.Options);

        await next.EnsureContainerAsync(LocalBench.Token);

        bench.Temporaries().Should().Equal(Path.GetFileName(upload));
    }

    [Fact]
    public async Task Open_RecordRemovedByAnotherThatWasFaster_TakesTheOther()
    {
        LocalStorageDriver? faster = null;
        using var bench = new LocalBench(LocalSetup.LinuxAttributes, files => new HookedFileSystem(files, call =>
        {
            if (call.Name == "rename")
            {
                faster!.EnsureContainerAsync(CancellationToken.None).GetAwaiter().GetResult();
            }
        }));
        using (faster = new LocalStorageDriver(bench.Options))
        {
            await bench.Driver.EnsureContainerAsync(LocalBench.Token);
        }

        bench.Temporaries().Should().BeEmpty();
    }

    [Fact]
    public void Validate_BadOptions_NamesTheProperties()
    {
        var options = new LocalStorageOptions { RootPath = " ", Descriptions = (LocalDescriptions)9, MinFreeBytes = -1 };

        options.Validate().Select(failure => failure.Field).Should().Equal("RootPath", "Descriptions", "MinFreeBytes");
        new LocalStorageOptions { RootPath = "data" }.Validate().Should().BeEmpty();
        new LocalStorageOptions().CreateContainer.Should().BeTrue();
        var construct = () => new LocalStorageDriver(options);
        construct.Should().Throw<ValidationException>();
    }

    [Fact]
    public async Task Calls_AfterDispose_Throw()
    {
        using var bench = new LocalBench(LocalSetup.LinuxAttributes);
        await bench.PutAsync("a", "x");
        var open = await bench.Driver.GetAsync(new GetRequest("a"), LocalBench.Token);
        bench.Driver.Dispose();
        var call = () => bench.Driver.HeadAsync("a", LocalBench.Token);

        await call.Should().ThrowAsync<ObjectDisposedException>();
        await using var stream = open.Content;
        (await stream.ReadAsync(new byte[4], LocalBench.Token)).Should().Be(1);
    }
}
