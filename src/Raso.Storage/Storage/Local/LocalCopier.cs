using System.Buffers;

namespace Raso.Storage.Local;

/// <summary>Copies a file within the root: sharing its bytes where the file system can, within the kernel where it can, by hand elsewhere.</summary>
internal static class LocalCopier
{
    private const int Step = 8 << 20;
    private const int BufferLength = 1 << 20;

    public static ObjectInfo Copy(LocalRoot root, CopyRequest request, CancellationToken cancellationToken)
    {
        using var source = LocalReader.Open(root, request.Source);
        if (source.ETag != request.SourceETag)
        {
            throw LocalPublisher.Changed(request.Source, request.SourceETag, source.ETag);
        }

        var condition = new WriteCondition(request.CreateOnly, null);
        if (request.CreateOnly)
        {
            LocalPublisher.CheckCondition(root, request.Destination, condition);
        }

        using var temporary = TemporaryFile.Create(root, request.Destination);
        if (!root.Files.TryClone(source.File, temporary.File))
        {
            CopyBytes(root.Files, source.File, temporary, cancellationToken);
        }

        // The bytes must be those that the ETag and the description were read for.
        if (root.Files.GetStatus(source.File) is { } now && (now.Length != source.Status.Length || now.Modified != source.Status.Modified))
        {
            throw LocalPublisher.Changed(request.Source, request.SourceETag, null);
        }

        return LocalPublisher.Publish(root, request.Destination, temporary, request.Description, condition, cancellationToken);
    }

    private static void CopyBytes(IFileSystem files, OpenedFile source, TemporaryFile target, CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var count = files.CopyRange(source, target.File, target.Length, Step);
            if (count < 0)
            {
                break;
            }

            if (count == 0)
            {
                return;
            }

            target.Advance(count);
        }

        var buffer = ArrayPool<byte>.Shared.Rent(BufferLength);
        try
        {
            int count;
            while ((count = files.Read(source, buffer, target.Length)) > 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                target.Append(buffer.AsSpan(0, count));
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
