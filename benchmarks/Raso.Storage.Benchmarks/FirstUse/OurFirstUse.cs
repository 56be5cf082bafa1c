using Microsoft.Extensions.DependencyInjection;
using Raso.Storage.Benchmarks.Catalog;
using Raso.Storage.Migrations;
using Raso.Storage.Papers;

namespace Raso.Storage.Benchmarks.FirstUse;

/// <summary>The first example of the README.</summary>
internal static class OurFirstUse
{
    public static async Task RunAsync(string folder)
    {
        await using var services = new ServiceCollection()
            .AddRaso(raso => raso
                .UseSqlite(Path.Combine(folder, "raso.db"))
                .AddLocalStorage("disk", disk => disk.RootPath = Path.Combine(folder, "files")))
            .BuildServiceProvider();
        await services.GetRequiredService<IMigrator>().MigrateAsync();
        var papers = services.GetRequiredService<IPaperRepository>();
        var paper = await papers.CreateAsync(SampleRows.Paper(0));
        await papers.AttachPdfAsync(paper.Id, FileContent.FromBytes(FirstUseWorker.Pdf));
    }
}
