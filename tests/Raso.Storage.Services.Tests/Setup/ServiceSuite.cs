namespace Raso.Storage.Services.Tests.Setup;

/// <summary>Tests that run on every catalogue, each with an empty one.</summary>
public abstract class ServiceSuite(Catalogue catalogue) : IAsyncLifetime
{
    /// <summary>How long a test waits for what must come; what never comes fails it.</summary>
    protected static TimeSpan Limit => TimeSpan.FromMinutes(1);

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected Catalogue Catalogue => catalogue;

    protected Bench Bench { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await catalogue.ResetAsync();
        Bench = new Bench(catalogue);
    }

    public async ValueTask DisposeAsync()
    {
        await Bench.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
