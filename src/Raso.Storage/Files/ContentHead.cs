namespace Raso.Storage.Files;

/// <summary>Looks at the first bytes of content before anything is written.</summary>
internal static class ContentHead
{
    /// <summary>Reads up to a number of bytes.</summary>
    /// <returns>The bytes, and content that still has all of them.</returns>
    public static async Task<(ReadOnlyMemory<byte> Head, FileContent Content)> PeekAsync(
        FileContent content, int count, CancellationToken cancellationToken)
    {
        var buffer = new byte[count];
        var stream = await content.OpenAsync(cancellationToken).ConfigureAwait(false);
        if (!content.CanReplay)
        {
            var first = await stream.ReadAtLeastAsync(buffer, count, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
            return (buffer.AsMemory(0, first), new HeadedContent(buffer.AsMemory(0, first), stream, content.Length));
        }

        await using (stream.ConfigureAwait(false))
        {
            var first = await stream.ReadAtLeastAsync(buffer, count, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
            return (buffer.AsMemory(0, first), content);
        }
    }
}
