using Xunit;

namespace Raso.Storage.Testing.Storage;

/// <summary>What the cases of <see cref="ResumeConformance{THarness}"/> do with uploads that were interrupted.</summary>
/// <typeparam name="THarness">The harness of the backend under test.</typeparam>
public abstract class InterruptedUploads<THarness> : StorageConformance<THarness>
    where THarness : StorageConformanceHarness, new()
{
    private protected InterruptedUploads()
    {
    }

    private protected static void Fail(bool now)
    {
        if (now)
        {
            throw new SourceFailedException();
        }
    }

    private protected static byte[] Change(byte[] bytes, string change)
    {
        if (change == "first byte")
        {
            var other = bytes.ToArray();
            other[0] ^= 1;
            return other;
        }

        return change switch
        {
            "shorter" => bytes[..^1],
            "longer" => [.. bytes, 0],
            _ => bytes[..1000],
        };
    }

    private protected void Tells(UploadState state, byte[] bytes)
    {
        Assert.Equal((Backend.Name, At("file.bin"), bytes.Length), (state.Backend, state.Path, state.Length));
        Assert.DoesNotContain(state.UploadId, state.ToString(), StringComparison.Ordinal);
        Assert.All(state.Parts, part =>
        {
            var offset = (part.Number - 1) * state.PartSize;
            Assert.Equal(Sha256(bytes.AsSpan(offset, (int)part.Length)), part.Sha256);
        });
    }

    /// <summary>Stores until the backend has taken a part more than the state tells of, and cancels then; gives the last state that was saved.</summary>
    private protected async Task<UploadState> InterruptAsync(string relative, byte[] bytes, StoreOptions options, UploadState? from = null)
    {
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var taken = from is null ? 0 : SavedStates.Taken(from);
        var states = new SavedStates(state => Cancel(source, SavedStates.Taken(state) > taken));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Backend.StoreAsync(
            At(relative), FileContent.FromBytes(bytes), options with { Resume = states.From(from) }, source.Token));
        return states.Last;
    }

    private protected static void Cancel(CancellationTokenSource source, bool now)
    {
        if (now)
        {
            source.Cancel();
        }
    }

    private protected async Task LeftNothingAsync()
    {
        if (Can.AbortUploads)
        {
            Assert.Equal(0, await Backend.AbortUploadsAsync(Root, TimeSpan.Zero, Token));
        }
    }

    private protected async Task<bool> IsRefusedAsync()
    {
        if (Can.ResumableUploads)
        {
            return false;
        }

        var state = new UploadState
        {
            Backend = Backend.Name,
            Path = At("file.bin"),
            UploadId = "upload",
            PartSize = 8 << 20,
            WriteToken = "token",
            BegunAt = DateTimeOffset.UnixEpoch,
            OptionsSha256 = Sha256([]),
        };
        await ThrowsAsync(
            StorageErrorCode.NotSupported, "file.bin", () => PutAsync("file.bin", [1, 2, 3], new StoreOptions { Resume = new SavedStates().From(null) }));
        await ThrowsAsync(StorageErrorCode.NotSupported, "file.bin", () => Backend.AbortUploadAsync(state, Token));
        await HoldsNothingAsync("file.bin");
        return true;
    }
}
