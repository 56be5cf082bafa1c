using System.Security.Cryptography;
using System.Text;
using Xunit;

namespace Raso.Storage.Testing.Storage;

/// <summary>What all topics of the storage conformance suite share: a backend of its own and a fresh folder for each test.</summary>
/// <typeparam name="THarness">The harness of the backend under test.</typeparam>
public abstract class StorageConformance<THarness> : IAsyncLifetime
    where THarness : StorageConformanceHarness, new()
{
    private readonly CancellationTokenSource _deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private ICloudStorageBackend? _backend;

    /// <summary>Initializes the test with a harness of its own.</summary>
    protected StorageConformance()
    {
        Harness = new THarness();
        Root = $"{Harness.Prefix}conf-{Guid.CreateVersion7():N}/";
    }

    /// <summary>Gets the harness of this test.</summary>
    protected THarness Harness { get; }

    /// <summary>Gets the backend under test.</summary>
    protected ICloudStorageBackend Backend => _backend ?? throw new InvalidOperationException("The test has not been initialized.");

    /// <summary>Gets what the backend declares.</summary>
    protected StorageCapabilities Can => Backend.Capabilities;

    /// <summary>Gets the folder of this test, with its <c>/</c> at the end.</summary>
    protected string Root { get; }

    /// <summary>Gets the token that ends with the test run, or when the harness runs out of patience.</summary>
    protected CancellationToken Token => _deadline.Token;

    /// <summary>Makes the backend.</summary>
    /// <returns>A task that ends when the backend is ready.</returns>
    public async ValueTask InitializeAsync()
    {
        _deadline.CancelAfter(Harness.Patience);
        _backend = await Harness.CreateBackendAsync(Token);
    }

    /// <summary>Releases the harness, and deletes the files of the test where it asks for that.</summary>
    /// <returns>A task that ends when all is released.</returns>
    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        try
        {
            if (_backend is not null && Harness.DeletesFilesAfterTest)
            {
                await foreach (var entry in _backend.ListAsync(new ListOptions { Prefix = Root }, CancellationToken.None))
                {
                    await _backend.DeleteAsync(entry.Path, CancellationToken.None);
                }
            }
        }
        finally
        {
            await Harness.DisposeAsync();
            _deadline.Dispose();
        }
    }

    /// <summary>Makes a path in the folder of this test.</summary>
    /// <param name="relative">The path below the folder.</param>
    /// <returns>The path.</returns>
    protected StoragePath At(string relative) => StoragePath.Parse(Root + relative);

    /// <summary>Makes bytes that look random and are the same each time.</summary>
    /// <param name="length">How many.</param>
    /// <param name="seed">What they are made from.</param>
    /// <returns>The bytes.</returns>
    protected static byte[] MakeBytes(int length, int seed = 1)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    /// <summary>Computes a SHA-256 as backends give it.</summary>
    /// <param name="bytes">The content.</param>
    /// <returns>64 lower-case hexadecimal digits.</returns>
    protected static string Sha256(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Stores bytes.</summary>
    /// <param name="relative">The path below the folder of this test.</param>
    /// <param name="bytes">The bytes.</param>
    /// <param name="options">How to store them.</param>
    /// <returns>What is stored.</returns>
    protected Task<StoredFile> PutAsync(string relative, byte[] bytes, StoreOptions? options = null) =>
        Backend.StoreAsync(At(relative), FileContent.FromBytes(bytes), options, Token);

    /// <summary>Stores a text.</summary>
    /// <param name="relative">The path below the folder of this test.</param>
    /// <param name="text">The text.</param>
    /// <param name="options">How to store it.</param>
    /// <returns>What is stored.</returns>
    protected Task<StoredFile> PutTextAsync(string relative, string text, StoreOptions? options = null) =>
        PutAsync(relative, Encoding.UTF8.GetBytes(text), options);

    /// <summary>Reads a file to its end.</summary>
    /// <param name="relative">The path below the folder of this test.</param>
    /// <param name="options">How to read it.</param>
    /// <returns>What the backend said of the file, and the bytes.</returns>
    protected async Task<(StoredFile Info, byte[] Bytes)> ReadAsync(string relative, RetrieveOptions? options = null)
    {
        await using var file = await Backend.RetrieveAsync(At(relative), options, Token);
        using var bytes = new MemoryStream();
        await file.Content.CopyToAsync(bytes, Token);
        return (file.Info, bytes.ToArray());
    }

    /// <summary>Requires that a file holds a text, and that what the backend says of it fits.</summary>
    /// <param name="relative">The path below the folder of this test.</param>
    /// <param name="text">The text.</param>
    /// <returns>A task that ends when it was checked.</returns>
    protected Task HoldsTextAsync(string relative, string text) => HoldsAsync(relative, Encoding.UTF8.GetBytes(text));

    /// <summary>Requires that a file holds bytes, and that what the backend says of it fits.</summary>
    /// <param name="relative">The path below the folder of this test.</param>
    /// <param name="expected">The bytes.</param>
    /// <returns>A task that ends when it was checked.</returns>
    protected async Task HoldsAsync(string relative, byte[] expected)
    {
        var (info, bytes) = await ReadAsync(relative);
        Assert.Equal(expected.Length, bytes.Length);
        Assert.True(expected.AsSpan().SequenceEqual(bytes), $"The bytes of '{relative}' are not the ones that were stored.");
        Assert.Equal(expected.Length, info.Length);
    }

    /// <summary>Requires that no file is at a path, whichever way it is asked for.</summary>
    /// <param name="relative">The path below the folder of this test.</param>
    /// <returns>A task that ends when it was checked.</returns>
    protected async Task HoldsNothingAsync(string relative)
    {
        Assert.Null(await Backend.GetInfoAsync(At(relative), Token));
        Assert.DoesNotContain(At(relative).Value, await ListPathsAsync(new ListOptions { Prefix = At(relative).Value }));
    }

    /// <summary>Lists to the end, and puts the entries in byte order where the backend says that it does not.</summary>
    /// <param name="options">What to list.</param>
    /// <returns>The entries.</returns>
    protected async Task<List<ListedEntry>> ListAllAsync(ListOptions options)
    {
        List<ListedEntry> entries = [];
        await foreach (var entry in Backend.ListAsync(options, Token))
        {
            entries.Add(entry);
        }

        return [.. InByteOrder(entries, static entry => entry.Path)];
    }

    /// <summary>Lists the paths of all entries, and puts them in byte order where the backend says that it does not.</summary>
    /// <param name="options">What to list.</param>
    /// <returns>The paths, folders with their <c>/</c> at the end.</returns>
    protected async Task<List<string>> ListPathsAsync(ListOptions options) => (await ListAllAsync(options)).ConvertAll(entry => entry.Path);

    /// <summary>Puts what was listed in byte order where the backend says that it does not.</summary>
    /// <typeparam name="T">What was listed.</typeparam>
    /// <param name="listed">What was listed, in the order in which it came.</param>
    /// <param name="path">Gets the path.</param>
    /// <returns>The same in byte order, or as it came where the backend promises that order.</returns>
    protected IEnumerable<T> InByteOrder<T>(IEnumerable<T> listed, Func<T, string> path)
    {
        ArgumentNullException.ThrowIfNull(listed);
        ArgumentNullException.ThrowIfNull(path);
        return Can.ListsInByteOrder ? listed : listed.OrderBy(
            path, Comparer<string>.Create(static (left, right) => Encoding.UTF8.GetBytes(left).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(right))));
    }

    /// <summary>Requires a storage error that names its backend and its path.</summary>
    /// <param name="code">The reason.</param>
    /// <param name="relative">The path below the folder of this test.</param>
    /// <param name="call">The call that must fail.</param>
    /// <returns>The error.</returns>
    protected async Task<StorageException> ThrowsAsync(StorageErrorCode code, string relative, Func<Task> call)
    {
        var error = await Assert.ThrowsAsync<StorageException>(call);
        Assert.Equal(code, error.Code);
        Assert.Equal(Backend.Name, error.Backend);
        Assert.Equal(At(relative), error.Path);
        Assert.False(error.IsTransient, "An error that will come again must not be called transient.");
        Assert.False(string.IsNullOrWhiteSpace(error.Message));
        return error;
    }
}
