using Xunit;

namespace Raso.Storage.Testing.Storage;

/// <summary>What storage classes and access tiers do, or that they are refused where there are none.</summary>
/// <typeparam name="THarness">The harness of the backend under test.</typeparam>
public abstract class TierConformance<THarness> : StorageConformance<THarness>
    where THarness : StorageConformanceHarness, new()
{
    private const string NoSuchTier = "no such tier";

    /// <summary>A file is stored in each declared tier, and says so; any other tier is refused before anything is written.</summary>
    [Fact]
    public async Task Store_Tier_IsTakenOrRefused()
    {
        foreach (var tier in Can.Tiers)
        {
            await PutTextAsync("file.txt", tier, new StoreOptions { Tier = tier });
            Assert.Equal(tier, (await Backend.GetInfoAsync(At("file.txt"), Token))!.Tier);
        }

        await ThrowsAsync(
            StorageErrorCode.NotSupported, "other.txt", () => PutTextAsync("other.txt", "content", new StoreOptions { Tier = NoSuchTier }));
        await HoldsNothingAsync("other.txt");
    }

    /// <summary>A file of several parts is stored in each declared tier; any other tier is refused before anything is written.</summary>
    [Fact]
    public async Task Store_TierOfSeveralParts_IsTakenOrRefused()
    {
        var bytes = MakeBytes(Harness.SeveralPartsLength);
        foreach (var tier in Can.Tiers)
        {
            await PutAsync("large.bin", bytes, new StoreOptions { Tier = tier });
            Assert.Equal(tier, (await Backend.GetInfoAsync(At("large.bin"), Token))!.Tier);
        }

        await ThrowsAsync(StorageErrorCode.NotSupported, "other.bin", () => PutAsync("other.bin", bytes, new StoreOptions { Tier = NoSuchTier }));
        await HoldsNothingAsync("other.bin");
    }

    /// <summary>A file moves to each declared tier with all that is kept with it; any other tier is refused and changes nothing.</summary>
    [Fact]
    public async Task SetTier_File_MovesOrIsRefused()
    {
        var options = new StoreOptions { ContentType = "text/plain", Metadata = new Dictionary<string, string> { ["title"] = "Größe" } };
        var stored = await PutTextAsync("file.txt", "content", options);
        foreach (var tier in Can.Tiers.Where(tier => tier != Harness.ArchiveTier))
        {
            await Backend.SetTierAsync(At("file.txt"), tier, Token);

            var info = await Backend.GetInfoAsync(At("file.txt"), Token);
            Assert.Equal(tier, info!.Tier);
            Assert.Equal("text/plain", info.ContentType);
            Assert.Equal("Größe", info.Metadata["title"]);
            Assert.Equal(stored.Sha256, info.Sha256);
        }

        await ThrowsAsync(StorageErrorCode.NotSupported, "file.txt", () => Backend.SetTierAsync(At("file.txt"), NoSuchTier, Token));
        await HoldsTextAsync("file.txt", "content");
    }

    /// <summary>A missing file does not move.</summary>
    [Fact]
    public async Task SetTier_Missing_ThrowsNotFound() => await ThrowsAsync(
        Can.Tiers.Count > 0 ? StorageErrorCode.NotFound : StorageErrorCode.NotSupported,
        "none.txt",
        () => Backend.SetTierAsync(At("none.txt"), Can.Tiers.Count > 0 ? Can.Tiers[0] : NoSuchTier, Token));

    /// <summary>An archived file is there and cannot be read; a file of any other tier can.</summary>
    [Fact]
    public async Task Retrieve_Tier_IsReadUnlessArchived()
    {
        foreach (var tier in Can.Tiers)
        {
            await PutTextAsync("file.txt", tier, new StoreOptions { Tier = tier });
            Assert.NotNull(await Backend.GetInfoAsync(At("file.txt"), Token));
            if (tier == Harness.ArchiveTier)
            {
                await ThrowsAsync(StorageErrorCode.Archived, "file.txt", () => ReadAsync("file.txt"));
            }
            else
            {
                await HoldsTextAsync("file.txt", tier);
            }
        }

        await PutTextAsync("default.txt", "content");
        await HoldsTextAsync("default.txt", "content");
        Assert.True((await Backend.GetInfoAsync(At("default.txt"), Token))!.Tier is not { } named || Can.Tiers.Contains(named));
    }
}
