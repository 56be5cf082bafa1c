using System.Text;

namespace Raso.Storage;

/// <summary>What is often wanted of a backend, in one call.</summary>
public static class CloudStorageBackendExtensions
{
    /// <summary>Stores a file of the local disk.</summary>
    /// <param name="backend">The backend.</param>
    /// <param name="path">Where to store it.</param>
    /// <param name="fileName">The name of the local file.</param>
    /// <param name="options">How to store it; defaults where <see langword="null"/>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>What is stored now.</returns>
    /// <exception cref="FileNotFoundException">There is no such local file.</exception>
    /// <exception cref="StorageException">As <see cref="ICloudStorageBackend.StoreAsync"/>.</exception>
    public static Task<StoredFile> StoreFileAsync(
        this ICloudStorageBackend backend, StoragePath path, string fileName, StoreOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(backend);
        return backend.StoreAsync(path, FileContent.FromFile(fileName), options, cancellationToken);
    }

    /// <summary>Reads a whole file into memory, and verifies it before it is returned.</summary>
    /// <param name="backend">The backend.</param>
    /// <param name="path">The path of the file.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The bytes.</returns>
    /// <exception cref="StorageException">As <see cref="ICloudStorageBackend.RetrieveAsync"/>, and <see cref="StorageErrorCode.Corrupted"/>.</exception>
    public static async Task<byte[]> RetrieveBytesAsync(
        this ICloudStorageBackend backend, StoragePath path, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(backend);
        var file = await backend.RetrieveAsync(path, null, cancellationToken).ConfigureAwait(false);
        await using (file.ConfigureAwait(false))
        {
            using var buffer = new MemoryStream(checked((int)file.Info.Length));
            await file.Content.CopyToAsync(buffer, cancellationToken).ConfigureAwait(false);
            return buffer.TryGetBuffer(out var bytes) && bytes.Count == bytes.Array!.Length ? bytes.Array : buffer.ToArray();
        }
    }

    /// <summary>Reads a whole file as UTF-8 text, and verifies it before it is returned.</summary>
    /// <param name="backend">The backend.</param>
    /// <param name="path">The path of the file.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The text.</returns>
    /// <exception cref="StorageException">As <see cref="RetrieveBytesAsync"/>.</exception>
    public static async Task<string> RetrieveTextAsync(
        this ICloudStorageBackend backend, StoragePath path, CancellationToken cancellationToken = default) =>
        Encoding.UTF8.GetString(await backend.RetrieveBytesAsync(path, cancellationToken).ConfigureAwait(false));

    /// <summary>Reads a file to the local disk: into a temporary file beside the destination, which is renamed once it is verified.</summary>
    /// <param name="backend">The backend.</param>
    /// <param name="path">The path of the file.</param>
    /// <param name="fileName">The name of the local file; an existing one is replaced.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>What the backend holds.</returns>
    /// <exception cref="StorageException">As <see cref="RetrieveBytesAsync"/>; the local file is as it was then.</exception>
    /// <exception cref="DirectoryNotFoundException">There is no such local folder; nothing was read.</exception>
    /// <exception cref="IOException">A folder has the name of the local file, or it could not be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The process may not write into the local folder.</exception>
    public static async Task<StoredFile> RetrieveToFileAsync(
        this ICloudStorageBackend backend, StoragePath path, string fileName, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(backend);
        ArgumentException.ThrowIfNullOrEmpty(fileName);
        var folder = Path.GetDirectoryName(Path.GetFullPath(fileName));
        if (folder is not null && !Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"Could not write '{fileName}': there is no folder '{folder}'. Make it first.");
        }

        if (Directory.Exists(fileName))
        {
            throw new IOException($"Could not write '{fileName}': it is a folder. Name the file.");
        }

        var temporary = $"{fileName}.{Guid.CreateVersion7():N}.part";
        try
        {
            var file = await backend.RetrieveAsync(path, null, cancellationToken).ConfigureAwait(false);
            await using (file.ConfigureAwait(false))
            {
                var target = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 0, useAsync: true);
                await using (target.ConfigureAwait(false))
                {
                    await file.Content.CopyToAsync(target, cancellationToken).ConfigureAwait(false);
                }

                File.Move(temporary, fileName, overwrite: true);
                return file.Info;
            }
        }
        catch (UnauthorizedAccessException error)
        {
            throw new UnauthorizedAccessException($"Could not write '{fileName}': the process may not write into the folder '{folder}'.", error);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Counts the files and bytes that are stored, by listing them page by page.</summary>
    /// <param name="backend">The backend.</param>
    /// <param name="prefix">The text that the paths begin with; empty for all.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>What is stored; files that come or go meanwhile may be counted or not.</returns>
    /// <exception cref="StorageException">As <see cref="ICloudStorageBackend.ListAsync"/>.</exception>
    public static async Task<StorageUsage> GetUsageAsync(
        this ICloudStorageBackend backend, string prefix = "", CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(backend);
        long files = 0, bytes = 0, skippedFiles = 0, skippedBytes = 0;
        var options = new ListOptions { Prefix = prefix, OnSkipped = Skip };
        await foreach (var entry in backend.ListAsync(options, cancellationToken).ConfigureAwait(false))
        {
            files++;
            bytes += entry.Length ?? 0;
        }

        return new StorageUsage(files, bytes) { SkippedFiles = skippedFiles, SkippedBytes = skippedBytes };

        void Skip(ListedEntry entry)
        {
            skippedFiles++;
            skippedBytes += entry.Length ?? 0;
        }
    }

    /// <summary>Tells whether a file is stored at a path.</summary>
    /// <param name="backend">The backend.</param>
    /// <param name="path">The path of the file.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Whether there is one.</returns>
    /// <exception cref="StorageException">As <see cref="ICloudStorageBackend.GetInfoAsync"/>.</exception>
    public static async Task<bool> ExistsAsync(
        this ICloudStorageBackend backend, StoragePath path, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(backend);
        return await backend.GetInfoAsync(path, cancellationToken).ConfigureAwait(false) is not null;
    }
}
