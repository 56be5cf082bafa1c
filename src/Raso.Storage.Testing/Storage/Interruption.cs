using System.Security.Cryptography;
using Xunit;

namespace Raso.Storage.Testing.Storage;

/// <summary>Interrupts uploads, and changes their content.</summary>
internal static class Interruption
{
    /// <summary>Stores until the backend has taken one part more than the state tells of, and cancels then; no byte of a further part is given.</summary>
    /// <returns>The last state that was saved.</returns>
    public static async Task<UploadState> InterruptAsync(
        ICloudStorageBackend backend, StoragePath path, byte[] bytes, StoreOptions options, UploadState? from, CancellationToken cancellationToken)
    {
        using var source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var taken = from is null ? 0 : SavedStates.Taken(from);
        // The first part is read before the upload begins, with a byte more that tells that it is not the last.
        var bound = from is null ? long.MaxValue : ((from.Parts.Count + 1L) * from.PartSize) + 1;
        var states = new SavedStates(state =>
        {
            if (from is null)
            {
                Volatile.Write(ref bound, 0);
            }

            if (SavedStates.Taken(state) > taken)
            {
                source.Cancel();
            }
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => backend.StoreAsync(
                path,
                FileContent.FromFactory(_ => ValueTask.FromResult<Stream>(new HaltingStream(bytes, () => Volatile.Read(ref bound))), bytes.Length),
                options with { Resume = states.From(from) },
                source.Token));
        return states.Last;
    }

    /// <summary>Throws once the backend has taken a part.</summary>
    public static void FailAfterAPart(UploadState state)
    {
        if (SavedStates.Taken(state) > 0)
        {
            throw new SourceFailedException();
        }
    }

    /// <summary>Requires that a state tells of this upload, with the right hash of each part, and does not show its id.</summary>
    public static void Tells(UploadState state, string backend, StoragePath path, byte[] bytes)
    {
        Assert.Equal((backend, path, bytes.Length), (state.Backend, state.Path, state.Length));
        Assert.DoesNotContain(state.UploadId, state.ToString(), StringComparison.Ordinal);
        Assert.All(state.Parts, part =>
        {
            var offset = (part.Number - 1) * state.PartSize;
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes.AsSpan(offset, (int)part.Length))), part.Sha256);
        });
    }

    /// <summary>Makes other content of the same beginning or length.</summary>
    public static byte[] Change(byte[] bytes, string change)
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

    /// <summary>Makes a state as it might come from a backend of this name.</summary>
    public static UploadState MakeState(string backend, StoragePath path) => new()
    {
        Backend = backend,
        Path = path,
        UploadId = "upload",
        PartSize = 8 << 20,
        WriteToken = "token",
        BegunAt = DateTimeOffset.UnixEpoch,
        OptionsSha256 = new string('0', 64),
    };
}
