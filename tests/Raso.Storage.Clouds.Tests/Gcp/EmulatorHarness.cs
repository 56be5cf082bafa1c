using Raso.Storage.Gcp;

namespace Raso.Storage.Clouds.Tests.Gcp;

/// <summary>Google's storage emulator (of firebase-tools), which does less than the service: what it lacks is not declared here, and runs on the stand-in.</summary>
public sealed class EmulatorHarness : GoogleHarness
{
    private static readonly StorageGap[] Gaps =
    [
        new(nameof(StorageCapabilities.ConditionalPut), "The emulator ignores ifGenerationMatch."),
        new(nameof(StorageCapabilities.ConditionalComplete), "The emulator ignores ifGenerationMatch."),
        new(nameof(StorageCapabilities.ConditionalCopy), "The emulator has no rewrite."),
        new(nameof(StorageCapabilities.IfMatch), "The emulator ignores ifGenerationMatch."),
        new(nameof(StorageCapabilities.Copy), "The emulator has no rewrite."),
        new(nameof(StorageCapabilities.Tiers), "The emulator knows the class STANDARD alone."),
        new(nameof(StorageCapabilities.ResumableUploads), "The emulator cuts a chunked upload short."),
        new(nameof(StorageCapabilities.ListsInByteOrder), "The emulator lists in the order of UTF-16, which differs beyond U+FFFF."),
        new(nameof(StorageCapabilities.ResumableUploads), "The emulator cuts a chunked upload short."),
        new("Pages", "The emulator's pages repeat folders, and begin anew where the file of their token was deleted: everything is listed in one page."),
        new("Parts", "The emulator cuts a chunked upload short and calls it a success: large files go through a temporary file and one request."),
        new("Batch", "The emulator has no batches: files are deleted one by one."),
    ];

    protected override ValueTask ConfigureAsync(GoogleCloudStorageOptions options)
    {
        options.Endpoint = CloudServers.Google;
        options.Anonymous = true;
        return ValueTask.CompletedTask;
    }

    protected override IStorageDriver Limit(GoogleCloudStorageDriver driver)
    {
        var traits = driver.Traits;
        return new EmulatorDriver(driver, traits with
        {
            Capabilities = traits.Capabilities with
            {
                ConditionalPut = false,
                ConditionalComplete = false,
                ConditionalCopy = false,
                IfMatch = false,
                Copy = false,
                ListsInByteOrder = false,
                ResumableUploads = false,
                Tiers = [GoogleTraits.StorageClasses[0]],
                Gaps = [.. traits.Capabilities.Gaps, .. Gaps],
            },
            Parts = null,
            MaxDeleteBatch = 1,
        });
    }
}
