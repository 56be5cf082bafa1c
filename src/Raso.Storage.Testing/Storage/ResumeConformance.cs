using Xunit;

namespace Raso.Storage.Testing.Storage;

/// <summary>How a large upload that was interrupted goes on in a later process, or that this is refused where the backend cannot do it.</summary>
/// <typeparam name="THarness">The harness of the backend under test.</typeparam>
public abstract class ResumeConformance<THarness> : StorageConformance<THarness>
    where THarness : StorageConformanceHarness, new()
{
    private static readonly StoreOptions Described = new()
    {
        ContentType = "video/mp4",
        Metadata = new Dictionary<string, string> { ["title"] = "Größe und Maß" },
    };

    /// <summary>An upload that nothing interrupts is stored, and its state saved after each part, one call after the other.</summary>
    [Fact]
    public async Task Store_NotInterrupted_SavesAStateOfEachPart()
    {
        if (await IsRefusedAsync())
        {
            return;
        }

        var bytes = MakeBytes(Harness.SeveralPartsLength);
        var states = new SavedStates();

        var stored = await PutAsync("file.bin", bytes, new StoreOptions { Resume = states.From(null) });

        Assert.Equal(Sha256(bytes), stored.Sha256);
        await HoldsAsync("file.bin", bytes);
        Assert.False(states.Overlapped, "A state was saved while another one was.");
        Assert.Empty(states.All[0].Parts);
        Assert.True(states.All.Count > 1, "No state tells of a part.");
        Assert.Equal(states.All.Select(SavedStates.Taken).Order(), states.All.Select(SavedStates.Taken));
        Assert.All(states.All, state => Interruption.Tells(state, Backend.Name, At("file.bin"), bytes));
        Assert.Single(states.All.Select(state => (state.UploadId, state.WriteToken, state.BegunAt)).Distinct());
    }

    /// <summary>A file of one part is simply stored: there is nothing to go on with.</summary>
    /// <param name="length">The length in bytes.</param>
    [Theory]
    [InlineData(0)]
    [InlineData(1000)]
    public async Task Store_SmallFile_SavesNothing(int length)
    {
        if (await IsRefusedAsync())
        {
            return;
        }

        var bytes = MakeBytes(length);
        var states = new SavedStates();

        await PutAsync("file.bin", bytes, new StoreOptions { Resume = states.From(null) });

        Assert.Empty(states.All);
        await HoldsAsync("file.bin", bytes);
    }

    /// <summary>An upload that was cancelled goes on from its state in a later process: what is there is not sent again, and the file is whole.</summary>
    [Fact]
    public async Task Store_Cancelled_GoesOnInALaterProcess()
    {
        if (await IsRefusedAsync())
        {
            return;
        }

        var bytes = MakeBytes(Harness.SeveralPartsLength);
        var state = await InterruptAsync("file.bin", bytes, Described);
        await HoldsNothingAsync("file.bin");
        var later = await Harness.ReopenBackendAsync(Token);
        var states = new SavedStates();
        var log = new ProgressLog();

        var stored = await later.StoreAsync(
            At("file.bin"), FileContent.FromBytes(bytes), Described with { Resume = states.From(state), Progress = log }, Token);

        Assert.Equal(Sha256(bytes), stored.Sha256);
        await HoldsAsync("file.bin", bytes);
        var info = (await Backend.GetInfoAsync(At("file.bin"), Token))!;
        Assert.Equal(Described.ContentType, info.ContentType);
        Assert.Equal(Described.Metadata, info.Metadata);
        Assert.InRange(log.Reports[0].BytesDone, SavedStates.Taken(state), bytes.Length);
        Assert.Equal(bytes.Length, log.Reports[^1].BytesDone);
        Assert.All(states.All, saved => Assert.Equal(state.WriteToken, saved.WriteToken));
        Assert.All(states.All, saved => Assert.InRange(SavedStates.Taken(saved), SavedStates.Taken(state), bytes.Length));
        await LeftNothingAsync();
    }

    /// <summary>An upload can be interrupted again and again.</summary>
    [Fact]
    public async Task Store_InterruptedTwice_GoesOn()
    {
        if (await IsRefusedAsync())
        {
            return;
        }

        var bytes = MakeBytes(Harness.SeveralPartsLength);
        var state = await InterruptAsync("file.bin", bytes, Described);
        var again = await InterruptAsync("file.bin", bytes, Described, state);

        await PutAsync("file.bin", bytes, Described with { Resume = new SavedStates().From(again) });

        Assert.Equal(state.WriteToken, again.WriteToken);
        await HoldsAsync("file.bin", bytes);
        await LeftNothingAsync();
    }

    /// <summary>A source that fails ends the call with its own error, and the upload goes on once the source is well.</summary>
    [Fact]
    public async Task Store_SourceFailed_GoesOnOnceItIsWell()
    {
        if (await IsRefusedAsync())
        {
            return;
        }

        var bytes = MakeBytes(Harness.SeveralPartsLength);
        var opened = 0;
        var content = FileContent.FromFactory(
            _ => ValueTask.FromResult<Stream>(opened++ == 0 ? new FailingStream(bytes, new SourceFailedException()) : new OneWayStream(bytes)));
        var states = new SavedStates();
        await Assert.ThrowsAsync<SourceFailedException>(
            () => Backend.StoreAsync(At("file.bin"), content, new StoreOptions { Resume = states.From(null) }, Token));
        await HoldsNothingAsync("file.bin");

        var stored = await Backend.StoreAsync(At("file.bin"), content, new StoreOptions { Resume = states.From(states.Last) }, Token);

        Assert.Equal(Sha256(bytes), stored.Sha256);
        Assert.Single(states.All.Select(state => state.WriteToken).Distinct());
        await HoldsAsync("file.bin", bytes);
    }

    /// <summary>Where the state cannot be saved, the call fails with that error, and the last state that was saved still serves.</summary>
    [Fact]
    public async Task Store_StateNotSaved_FailsWithItsErrorAndKeepsTheUpload()
    {
        if (await IsRefusedAsync())
        {
            return;
        }

        var bytes = MakeBytes(Harness.SeveralPartsLength);
        var states = new SavedStates(Interruption.FailAfterAPart);
        await Assert.ThrowsAsync<SourceFailedException>(() => PutAsync("file.bin", bytes, new StoreOptions { Resume = states.From(null) }));
        await HoldsNothingAsync("file.bin");

        await PutAsync("file.bin", bytes, new StoreOptions { Resume = new SavedStates().From(states.Last) });

        await HoldsAsync("file.bin", bytes);
        await LeftNothingAsync();
    }

    /// <summary>Other content under the state of an upload is noticed before anything is stored, and nothing stays.</summary>
    /// <param name="change">What becomes of the content.</param>
    [Theory]
    [InlineData("first byte")]
    [InlineData("shorter")]
    [InlineData("longer")]
    [InlineData("small")]
    public async Task Store_SourceChanged_ThrowsCorruptedAndLeavesNothing(string change)
    {
        if (await IsRefusedAsync())
        {
            return;
        }

        var bytes = MakeBytes(Harness.SeveralPartsLength);
        var state = await InterruptAsync("file.bin", bytes, Described);
        var other = Interruption.Change(bytes, change);

        await ThrowsAsync(
            StorageErrorCode.Corrupted, "file.bin", () => PutAsync("file.bin", other, Described with { Resume = new SavedStates().From(state) }));

        await HoldsNothingAsync("file.bin");
        await LeftNothingAsync();
    }

    /// <summary>An upload that is not to be gone on with is removed by its state, also twice; storing with that state begins anew.</summary>
    [Fact]
    public async Task AbortUpload_OfAState_RemovesItAndBeginsAnew()
    {
        if (await IsRefusedAsync())
        {
            return;
        }

        var bytes = MakeBytes(Harness.SeveralPartsLength);
        var state = await InterruptAsync("file.bin", bytes, Described);
        await Backend.AbortUploadAsync(state, Token);
        await Backend.AbortUploadAsync(state, Token);
        await LeftNothingAsync();
        var states = new SavedStates();

        await PutAsync("file.bin", bytes, Described with { Resume = states.From(state) });
        await Backend.AbortUploadAsync(states.Last, Token);

        // Elsewhere the store may keep the parts for some days, and an upload may go on with them.
        Assert.True(!Can.AbortUploads || states.All.All(saved => saved.WriteToken != state.WriteToken), "An upload went on that was removed.");
        await HoldsAsync("file.bin", bytes);
    }

    /// <summary>An upload that is interrupted stands among those that are removed by their age.</summary>
    [Fact]
    public async Task AbortUploads_AfterAnInterruption_RemoveIt()
    {
        if (await IsRefusedAsync() || !Can.AbortUploads)
        {
            return;
        }

        await InterruptAsync("file.bin", MakeBytes(Harness.SeveralPartsLength), Described);

        Assert.Equal(0, await Backend.AbortUploadsAsync(Root, TimeSpan.FromDays(1), Token));
        Assert.Equal(1, await Backend.AbortUploadsAsync(Root, TimeSpan.Zero, Token));
    }

    /// <summary>An upload that was completed without its writer learning of it is told by its token: nothing is stored a second time.</summary>
    [Fact]
    public async Task Store_CompletedAlready_IsSettled()
    {
        if (await IsRefusedAsync())
        {
            return;
        }

        var bytes = MakeBytes(Harness.SeveralPartsLength);
        var states = new SavedStates();
        var first = await PutAsync("file.bin", bytes, Described with { Resume = states.From(null) });
        var before = (await Backend.GetInfoAsync(At("file.bin"), Token))!;

        var again = await PutAsync("file.bin", bytes, Described with { Resume = new SavedStates().From(states.Last) });

        Assert.Equal(first.Sha256, again.Sha256);
        var after = (await Backend.GetInfoAsync(At("file.bin"), Token))!;
        Assert.Equal((before.ETag, before.LastModified), (after.ETag, after.LastModified));
        await HoldsAsync("file.bin", bytes);
    }

    /// <summary>Create-only holds for an upload that goes on.</summary>
    /// <param name="taken">Whether another file is stored at the path meanwhile.</param>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Store_CreateOnlyGoesOn_KeepsWhatIsThere(bool taken)
    {
        if (await IsRefusedAsync() || !Can.ConditionalComplete)
        {
            return;
        }

        var bytes = MakeBytes(Harness.SeveralPartsLength);
        var options = new StoreOptions { CreateOnly = true };
        var state = await InterruptAsync("file.bin", bytes, options);
        if (!taken)
        {
            await PutAsync("file.bin", bytes, options with { Resume = new SavedStates().From(state) });
            await HoldsAsync("file.bin", bytes);
            return;
        }

        await PutTextAsync("file.bin", "other");
        await ThrowsAsync(
            StorageErrorCode.AlreadyExists, "file.bin", () => PutAsync("file.bin", bytes, options with { Resume = new SavedStates().From(state) }));
        await HoldsTextAsync("file.bin", "other");
        await LeftNothingAsync();
    }

    /// <summary>If-match holds for an upload that goes on.</summary>
    /// <param name="changed">Whether another file is stored at the path meanwhile.</param>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Store_IfMatchGoesOn_KeepsWhatIsThere(bool changed)
    {
        if (await IsRefusedAsync() || !Can.IfMatch)
        {
            return;
        }

        var old = await PutTextAsync("file.bin", "old");
        var bytes = MakeBytes(Harness.SeveralPartsLength);
        var options = new StoreOptions { IfMatch = old.ETag };
        var state = await InterruptAsync("file.bin", bytes, options);
        await HoldsTextAsync("file.bin", "old");
        if (!changed)
        {
            await PutAsync("file.bin", bytes, options with { Resume = new SavedStates().From(state) });
            await HoldsAsync("file.bin", bytes);
            return;
        }

        await PutTextAsync("file.bin", "other");
        await ThrowsAsync(
            StorageErrorCode.PreconditionFailed, "file.bin", () => PutAsync("file.bin", bytes, options with { Resume = new SavedStates().From(state) }));
        await HoldsTextAsync("file.bin", "other");
        await LeftNothingAsync();
    }

    /// <summary>An expected SHA-256 holds for an upload that goes on; content that has another one leaves nothing.</summary>
    /// <param name="right">Whether the content has it.</param>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Store_ExpectedChecksumGoesOn_IsChecked(bool right)
    {
        if (await IsRefusedAsync())
        {
            return;
        }

        var bytes = MakeBytes(Harness.SeveralPartsLength);
        var options = new StoreOptions { ExpectedSha256 = Sha256(right ? bytes : MakeBytes(10)) };
        var state = await InterruptAsync("file.bin", bytes, options);
        var store = () => PutAsync("file.bin", bytes, options with { Resume = new SavedStates().From(state) });
        if (right)
        {
            await store();
            await HoldsAsync("file.bin", bytes);
            return;
        }

        await ThrowsAsync(StorageErrorCode.Corrupted, "file.bin", store);
        await HoldsNothingAsync("file.bin");
        await LeftNothingAsync();
    }

    /// <summary>Content that cannot be opened again is refused before it is read.</summary>
    [Fact]
    public async Task Store_ContentOfOneReading_ThrowsArgumentException()
    {
        if (await IsRefusedAsync())
        {
            return;
        }

        using var stream = new TriggerStream(MakeBytes(1000), 1, () => Assert.Fail("The content was read."));

        await Assert.ThrowsAnyAsync<ArgumentException>(
            () => Backend.StoreAsync(At("file.bin"), FileContent.FromStream(stream), new StoreOptions { Resume = new SavedStates().From(null) }, Token));

        await HoldsNothingAsync("file.bin");
    }

    /// <summary>A state serves its own path, options and store alone; misuse leaves the upload as it is.</summary>
    [Fact]
    public async Task Store_StateOfSomethingElse_IsRefused()
    {
        if (await IsRefusedAsync())
        {
            return;
        }

        var bytes = MakeBytes(Harness.SeveralPartsLength);
        var state = await InterruptAsync("file.bin", bytes, Described);
        var resumed = Described with { Resume = new SavedStates().From(state) };
        var elsewhere = state with { Backend = "elsewhere", Store = "elsewhere" };

        await Assert.ThrowsAnyAsync<ArgumentException>(() => PutAsync("other.bin", bytes, resumed));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => PutAsync("file.bin", bytes, resumed with { ContentType = "audio/mpeg" }));
        await ThrowsAsync(
            StorageErrorCode.IdentityMismatch, "file.bin", () => PutAsync("file.bin", bytes, Described with { Resume = new SavedStates().From(elsewhere) }));
        await ThrowsAsync(StorageErrorCode.IdentityMismatch, "file.bin", () => Backend.AbortUploadAsync(elsewhere, Token));

        await HoldsNothingAsync("other.bin");
        await PutAsync("file.bin", bytes, resumed);
        await HoldsAsync("file.bin", bytes);
    }

    private Task<UploadState> InterruptAsync(string relative, byte[] bytes, StoreOptions options, UploadState? from = null) =>
        Interruption.InterruptAsync(Backend, At(relative), bytes, options, from, Token);

    private async Task LeftNothingAsync()
    {
        if (Can.AbortUploads)
        {
            Assert.Equal(0, await Backend.AbortUploadsAsync(Root, TimeSpan.Zero, Token));
        }
    }

    private async Task<bool> IsRefusedAsync()
    {
        if (Can.ResumableUploads)
        {
            return false;
        }

        await ThrowsAsync(
            StorageErrorCode.NotSupported, "file.bin", () => PutAsync("file.bin", [1, 2, 3], new StoreOptions { Resume = new SavedStates().From(null) }));
        await ThrowsAsync(StorageErrorCode.NotSupported, "file.bin", () => Backend.AbortUploadAsync(Interruption.MakeState(Backend.Name, At("file.bin")), Token));
        await HoldsNothingAsync("file.bin");
        return true;
    }
}
