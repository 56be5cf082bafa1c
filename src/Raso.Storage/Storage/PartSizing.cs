namespace Raso.Storage;

/// <summary>Chooses the length of the parts of one upload.</summary>
internal static class PartSizing
{
    // One part is one buffer in memory.
    private const long MaxBuffer = 1 << 30;

    /// <summary>Chooses a part length that the store takes, and with which content of a known length fits.</summary>
    /// <exception cref="StorageException"><see cref="StorageErrorCode.InvalidArgument"/>: the content is longer than all parts together can be.</exception>
    public static int Choose(DriverGateway gateway, StoragePath path, long? length)
    {
        var wanted = (long)gateway.Options.PartSize;
        if (gateway.Traits.Parts is not { } parts)
        {
            return (int)Math.Min(wanted, gateway.Traits.MaxPutLength);
        }

        var multiple = Math.Max(1, parts.LengthMultiple);
        var limit = Math.Min(parts.MaxLength, MaxBuffer) / multiple * multiple;
        var needed = length is { } known ? (known + parts.MaxCount - 1) / parts.MaxCount : 0;
        var size = Math.Max(Math.Max(wanted, parts.MinLength), needed);
        size = (size + multiple - 1) / multiple * multiple;
        return needed > limit
            ? throw gateway.Error(
                StorageErrorCode.InvalidArgument,
                $"The content has {length} bytes; backend '{gateway.Name}' takes at most {parts.MaxCount} parts of {limit} bytes.",
                path)
            : (int)Math.Min(size, limit);
    }
}
