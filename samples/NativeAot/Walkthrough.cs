using Microsoft.Extensions.DependencyInjection;
using Raso.Storage;
using Raso.Storage.Assets;
using Raso.Storage.Migrations;
using Raso.Storage.Papers;
using Raso.Storage.Workflows;

namespace NativeAot;

/// <summary>Stores, reads and queries: a paper with its PDF and a video of two versions, from the first migration to the deletion.</summary>
internal static class Walkthrough
{
    private const string Pdf = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";

    public static async Task RunAsync(IServiceCollection setup)
    {
        await using var services = setup.BuildServiceProvider();
        var applied = await services.GetRequiredService<IMigrator>().MigrateAsync();
        Console.WriteLine($"  {applied.Count} migrations applied");

        var papers = services.GetRequiredService<IPaperRepository>();
        var paper = await papers.CreateAsync(new NewPaper
        {
            Title = "Deep learning",
            Authors = ["Yann LeCun", "Yoshua Bengio", "Geoffrey Hinton"],
            Doi = "10.1038/nature14539",
            Keywords = ["neural networks"],
            PublicationDate = new DateOnly(2015, 5, 27),
        });
        paper = await papers.AttachPdfAsync(paper.Id, FileContent.FromText(Pdf));
        Console.WriteLine($"  paper {paper.Doi} with its PDF at {paper.PdfPath}");

        var assets = services.GetRequiredService<IAssetService>();
        var video = await assets.Videos.CreateAsync(
            new NewVideoAsset { PaperId = paper.Id, Title = "Complete Video", Resolution = "1280x720", Duration = TimeSpan.FromSeconds(90) },
            FileContent.FromBytes(Bytes(64 * 1024)));
        video = await assets.Videos.ReplaceFileAsync(
            video.Id, FileContent.FromBytes(Bytes(96 * 1024)), new VideoAssetChanges { QualityPreset = QualityPreset.High });
        Console.WriteLine($"  video of {video.FileSize} bytes, version {video.VersionNumber}");

        await VerifyAsync("PDF", papers.OpenPdfAsync(paper.Id));
        await VerifyAsync("video", assets.Videos.OpenAsync(video.Id));
        await SignAsync(services, paper.PdfPath!);
        await QueryAsync(services, paper);

        await papers.DeleteAsync(paper.Id);
        var left = await CountAsync(services, paper.Folder);
        Console.WriteLine($"  deleted; {left} of its files are left");
        Require(left == 0 && await papers.GetAsync(paper.Id) is null, "Deleting a paper deletes its files.");
    }

    private static async Task SignAsync(IServiceProvider services, StoragePath path)
    {
        var signed = await services.GetRequiredService<ICloudStorageBackend>().SignUrlAsync(path, new SignedUrlOptions());
        var check = services.GetRequiredKeyedService<ISignedUrlVerifier>("disk").Verify("GET", signed.Url.PathAndQuery, null);
        Console.WriteLine($"  {signed}");
        Require(check.IsAllowed && check.Path == path, "A URL that was signed is allowed.");
    }

    private static async Task QueryAsync(IServiceProvider services, Paper paper)
    {
        var papers = services.GetRequiredService<IPaperRepository>();
        var updated = await services.GetRequiredService<IUnitOfWork>().RunAsync(
            (work, token) => work.Papers.UpdateAsync(paper.Id, new PaperChanges { Journal = "Nature" }, cancellationToken: token));
        var found = await papers.FindByDoiAsync("https://doi.org/10.1038/NATURE14539");
        var page = await papers.ListAsync(new PaperListOptions { PageSize = 10 });
        var all = await services.GetRequiredService<IAssetService>().GetByPaperAsync(paper.Id);
        Console.WriteLine($"  {page.Items.Count} paper listed, in {found?.Journal}, with {all?.Videos.Count} video");
        Require(found?.Id == paper.Id && found.Journal == updated.Journal && page.Items.Count == 1 && all?.Videos.Count == 1, "What was written is found.");
    }

    // Bytes that do not match their SHA-256 throw here instead of ending.
    private static async Task VerifyAsync(string what, Task<RetrievedFile> opening)
    {
        await using var file = await opening;
        await file.Content.CopyToAsync(Stream.Null);
        Console.WriteLine($"  {what} read back: {file.Info.Length} bytes verified against {file.Info.Sha256}");
    }

    private static async Task<int> CountAsync(IServiceProvider services, string folder)
    {
        var count = 0;
        await foreach (var _ in services.GetRequiredService<ICloudStorageBackend>().ListAsync(new ListOptions { Prefix = folder + "/" }))
        {
            count++;
        }

        return count;
    }

    private static byte[] Bytes(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        return bytes;
    }

    private static void Require(bool holds, string rule)
    {
        if (!holds)
        {
            throw new InvalidOperationException($"This does not hold: {rule}");
        }
    }
}
