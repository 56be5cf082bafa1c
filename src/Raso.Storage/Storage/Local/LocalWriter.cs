namespace Raso.Storage.Local;

/// <summary>Stores content: a small file with one turn on a blocking thread, a large one buffer by buffer.</summary>
internal sealed class LocalWriter(BlockingWork work)
{
    public async Task<ObjectInfo> PutAsync(RootGuard guard, PutRequest request, CancellationToken cancellationToken)
    {
        if (request.Condition.IsSet)
        {
            await work.RunAsync(
                () => guard.Run(root =>
                {
                    LocalPublisher.CheckCondition(root, request.Path, request.Condition);
                    return true;
                }),
                cancellationToken).ConfigureAwait(false);
        }

        using var buffers = new WriteBuffers(request.Length);
        var first = await buffers.FillAsync(request.Content, cancellationToken).ConfigureAwait(false);
        return buffers.HasEnded
            ? await work.RunAsync(() => guard.Run(root => PutSmall(root, request, first.Span, cancellationToken)), cancellationToken).ConfigureAwait(false)
            : await PutLargeAsync(guard, request, buffers, first, cancellationToken).ConfigureAwait(false);
    }

    private static ObjectInfo PutSmall(LocalRoot root, PutRequest request, ReadOnlySpan<byte> bytes, CancellationToken cancellationToken)
    {
        using var temporary = TemporaryFile.Create(root, request.Path);
        temporary.Append(bytes);
        return LocalPublisher.Publish(root, request.Path, temporary, request.Describe(), request.Condition, cancellationToken);
    }

    private async Task<ObjectInfo> PutLargeAsync(
        RootGuard guard, PutRequest request, WriteBuffers buffers, ReadOnlyMemory<byte> first, CancellationToken cancellationToken)
    {
        var temporary = await work.RunAsync(() => guard.Run(root => TemporaryFile.Create(root, request.Path)), cancellationToken).ConfigureAwait(false);
        try
        {
            await WriteAsync(temporary, request.Content, buffers, first, cancellationToken).ConfigureAwait(false);
            return await work.RunAsync(
                () => guard.Run(_ => LocalPublisher.Publish(
                    temporary.Root, request.Path, temporary, request.Describe(), request.Condition, cancellationToken)),
                cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await work.RunAsync(
                () =>
                {
                    temporary.Dispose();
                    return true;
                },
                CancellationToken.None).ConfigureAwait(false);
        }
    }

    private async Task WriteAsync(
        TemporaryFile temporary, Stream content, WriteBuffers buffers, ReadOnlyMemory<byte> first, CancellationToken cancellationToken)
    {
        var filled = first;
        while (!filled.IsEmpty)
        {
            var bytes = filled;
            var write = work.RunAsync(
                () =>
                {
                    temporary.Append(bytes.Span);
                    return true;
                },
                cancellationToken);
            try
            {
                buffers.Swap();
                filled = buffers.HasEnded ? default : await buffers.FillAsync(content, cancellationToken).ConfigureAwait(false);
            }
            catch
            {
                // The buffer is in use until the write has ended, however that ends: the source's error is the one to be told.
                await ((Task)write).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                throw;
            }

            await write.ConfigureAwait(false);
        }
    }
}
