using Microsoft.Extensions.DependencyInjection;
using Raso.Storage.Benchmarks.Measuring;

namespace Raso.Storage.Benchmarks.Catalog;

/// <summary>Papers and videos in SQLite, beside bare Microsoft.Data.Sqlite.</summary>
internal sealed class SqliteJob(double scale) : IJob
{
    private readonly WorkFolder _folder = new();
    private SdkSide? _ours;
    private SqliteSide? _peer;

    public async Task<IReadOnlyList<Contest>> PrepareAsync()
    {
        _ours = await SdkSide.OpenAsync(raso => raso.UseSqlite(_folder["ours.db"]));
        await SdkSide.MigrateAsync(raso => raso.UseSqlite(_folder["peer.db"]));
        _peer = SqliteSide.Open(_folder["peer.db"]);
        var contests = new CatalogContests("SQLite", "Microsoft.Data.Sqlite, prepared", _ours, _peer, scale);
        await contests.WarmUpAsync();
        return contests.All;
    }

    public async ValueTask DisposeAsync()
    {
        await (_ours?.DisposeAsync() ?? default);
        await (_peer?.DisposeAsync() ?? default);
        _folder.Dispose();
    }
}
