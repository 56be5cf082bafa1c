using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Raso.Storage.Catalog;
using Raso.Storage.Papers;
using Xunit;

namespace Raso.Storage.Testing.Catalog;

/// <summary>What all topics of the catalogue conformance suite share: an empty catalogue of its own for each test.</summary>
/// <typeparam name="THarness">The harness of the catalogue under test.</typeparam>
public abstract class CatalogConformance<THarness> : IAsyncLifetime
    where THarness : CatalogConformanceHarness, new()
{
    private readonly CancellationTokenSource _deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private ICatalog? _catalog;
    private int _names;

    /// <summary>Gets a lease that does not run out during a test.</summary>
    protected static TimeSpan LongLease { get; } = TimeSpan.FromMinutes(10);

    /// <summary>Gets a lease that runs out soon.</summary>
    protected static TimeSpan ShortLease { get; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Gets the harness of this test.</summary>
    protected THarness Harness { get; } = new();

    /// <summary>Gets the catalogue under test.</summary>
    protected ICatalog Catalog => _catalog ?? throw new InvalidOperationException("The test has not been initialized.");

    /// <summary>Gets the token that ends with the test run, or when the harness runs out of patience.</summary>
    protected CancellationToken Token => _deadline.Token;

    /// <summary>Makes the catalogue.</summary>
    /// <returns>A task that ends when the catalogue is ready.</returns>
    public async ValueTask InitializeAsync()
    {
        _deadline.CancelAfter(Harness.Patience);
        _catalog = await Harness.CreateCatalogAsync(Token);
    }

    /// <summary>Releases the harness.</summary>
    /// <returns>A task that ends when all is released.</returns>
    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        try
        {
            await Harness.DisposeAsync();
        }
        finally
        {
            _deadline.Dispose();
        }
    }

    /// <summary>Runs a function in one writing transaction.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="work">The function.</param>
    /// <returns>What the function returned.</returns>
    protected Task<T> WriteAsync<T>(Func<ICatalogSession, Task<T>> work) => Catalog.WriteAsync((session, _) => work(session), Token);

    /// <summary>Runs a function in one writing transaction.</summary>
    /// <param name="work">The function.</param>
    /// <returns>A task that ends when it is committed.</returns>
    protected Task WriteAsync(Func<ICatalogSession, Task> work) =>
        Catalog.WriteAsync(
            async (session, _) =>
            {
                await work(session);
                return true;
            },
            Token);

    /// <summary>Reads what is committed.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="work">The function.</param>
    /// <returns>What the function returned.</returns>
    protected Task<T> ReadAsync<T>(Func<ICatalogSession, Task<T>> work) => Catalog.ReadLatestAsync((session, _) => work(session), Token);

    /// <summary>Makes a name that this test has not used yet.</summary>
    /// <param name="stem">What it begins with.</param>
    /// <returns>The name.</returns>
    protected string MakeName(string stem) => string.Create(CultureInfo.InvariantCulture, $"{stem}-{Interlocked.Increment(ref _names)}");

    /// <summary>Inserts a paper.</summary>
    /// <param name="paper">The paper; a plain one where <see langword="null"/>.</param>
    /// <returns>The row.</returns>
    protected async Task<Paper> AddPaperAsync(NewPaper? paper = null)
    {
        var row = await WriteAsync(session =>
            session.Papers.InsertAsync(Guid.CreateVersion7(), paper ?? SamplePapers.Plain, MakeName("papers/folder"), Token));
        return Assert.IsType<Paper>(row);
    }

    /// <summary>Gets a paper that must be there.</summary>
    /// <param name="id">The id.</param>
    /// <returns>The row.</returns>
    protected async Task<Paper> GetPaperAsync(Guid id) => Assert.IsType<Paper>(await ReadAsync(session => session.Papers.GetAsync(id, Token)));

    /// <summary>Begins a file in a transaction of its own.</summary>
    /// <param name="lease">How long its lease runs; <see cref="LongLease"/> where <see langword="null"/>.</param>
    /// <param name="backends">The backends; one where none is given.</param>
    /// <returns>The intent.</returns>
    protected async Task<FileIntent> BeginAsync(TimeSpan? lease = null, params string[] backends)
    {
        var intent = new FileIntent(Guid.CreateVersion7(), StoragePath.Parse(MakeName("files/file") + ".bin"), Guid.CreateVersion7());
        await WriteAsync(session => session.Files.BeginAsync(
            intent, "application/octet-stream", backends.Length == 0 ? ["disk"] : backends, lease ?? LongLease, Token));
        return intent;
    }

    /// <summary>Confirms a file whose replica on <c>disk</c> is stored.</summary>
    /// <param name="session">The session that also adds the rows which point to the file.</param>
    /// <param name="intent">The intent.</param>
    /// <returns>A task that ends when the rows are moved.</returns>
    protected Task ConfirmAsync(ICatalogSession session, FileIntent intent) =>
        session.Files.ConfirmAsync(intent, LengthOf(intent), Sha256Of(intent), [new StoredReplica("disk", null)], Token);

    /// <summary>Attaches a new PDF to a paper.</summary>
    /// <param name="paperId">The id of the paper.</param>
    /// <param name="backends">The backends of the file; one where none is given.</param>
    /// <returns>The intent of the PDF.</returns>
    protected async Task<FileIntent> AttachPdfAsync(Guid paperId, params string[] backends)
    {
        var intent = await BeginAsync(null, backends);
        await WriteAsync(async session =>
        {
            await ConfirmAsync(session, intent);
            await session.Papers.SetPdfAsync(paperId, intent.Path, Token);
        });
        return intent;
    }

    /// <summary>Gets a file of the ledger that must be there.</summary>
    /// <param name="intent">Its intent.</param>
    /// <returns>The file.</returns>
    protected async Task<LedgerFile> GetFileAsync(FileIntent intent) =>
        Assert.IsType<LedgerFile>(await ReadAsync(session => session.Files.FindAsync(intent.Path, Token)));

    /// <summary>Requires that a file of the ledger is in a state.</summary>
    /// <param name="state">The state.</param>
    /// <param name="intent">Its intent.</param>
    /// <returns>A task that ends when it was checked.</returns>
    protected async Task FileIsAsync(FileState state, FileIntent intent) => Assert.Equal(state, (await GetFileAsync(intent)).State);

    /// <summary>Gets the length that the suite gives to a file.</summary>
    /// <param name="intent">Its intent.</param>
    /// <returns>Bytes.</returns>
    protected static long LengthOf(FileIntent intent) => 1000 + intent.Path.ToString().Length;

    /// <summary>Gets the checksum that the suite gives to a file.</summary>
    /// <param name="intent">Its intent.</param>
    /// <returns>64 lower-case hexadecimal digits.</returns>
    protected static string Sha256Of(FileIntent intent) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(intent.Path.ToString())));

    /// <summary>Asks again and again, until the answer is as wanted or the test runs out of patience.</summary>
    /// <typeparam name="T">The type of the answer.</typeparam>
    /// <param name="ask">What asks.</param>
    /// <param name="isWanted">Whether the answer is as wanted.</param>
    /// <returns>The wanted answer.</returns>
    protected async Task<T> EventuallyAsync<T>(Func<Task<T>> ask, Func<T, bool> isWanted)
    {
        while (true)
        {
            var answer = await ask();
            if (isWanted(answer))
            {
                return answer;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, Token);
        }
    }

    /// <summary>Requires a catalogue error that will come again.</summary>
    /// <param name="code">The reason.</param>
    /// <param name="call">The call that must fail.</param>
    /// <returns>The error.</returns>
    protected async Task<CatalogException> ThrowsAsync(CatalogErrorCode code, Func<Task> call)
    {
        var error = await Assert.ThrowsAsync<CatalogException>(call);
        Assert.True(error.Code == code, $"The code must be {code}, but it is {error.Code}: {error}");
        Assert.False(error.IsTransient, "An error that will come again must not be called transient.");
        Assert.False(string.IsNullOrWhiteSpace(error.Message));
        ShowsNoSecret(error);
        return error;
    }

    /// <summary>Requires that no secret of the harness stands in an error.</summary>
    /// <param name="error">The error.</param>
    protected void ShowsNoSecret(Exception error) =>
        Assert.All(Harness.Secrets, secret => Assert.DoesNotContain(secret, error.ToString(), StringComparison.Ordinal));
}
