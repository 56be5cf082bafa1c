using Raso.Storage.Catalog;

namespace Raso.Storage.Services.Tests.Setup;

/// <summary>Leaves files behind as a killed writer does.</summary>
internal static class Interruptions
{
    /// <summary>Begins a file, stores its bytes, and goes no further than its confirmation.</summary>
    public static async Task<StoragePath> InterruptAsync(this Bench bench, string backend = Bench.Backend)
    {
        var intent = Intent();
        await bench.Catalog.WriteAsync(
            async (session, token) =>
            {
                await session.Files.BeginAsync(intent, "video/mp4", [backend], TimeSpan.FromMinutes(1), token);
                return true;
            },
            TestContext.Current.CancellationToken);
        bench.Driver.AddForeign(intent.Path.Value, "film"u8.ToArray());
        return intent.Path;
    }

    public static Task InterruptManyAsync(this Bench bench, int count) => bench.Catalog.WriteAsync(
        async (session, token) =>
        {
            for (var i = 0; i < count; i++)
            {
                var intent = Intent();
                await session.Files.BeginAsync(intent, "video/mp4", [Bench.Backend], TimeSpan.FromMinutes(1), token);
                bench.Driver.AddForeign(intent.Path.Value, "film"u8.ToArray());
            }

            return true;
        },
        TestContext.Current.CancellationToken);

    private static FileIntent Intent()
    {
        var id = Guid.CreateVersion7();
        return new FileIntent(id, $"papers/{id:N}.mp4", Guid.CreateVersion7());
    }
}
