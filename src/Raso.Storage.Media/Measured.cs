using System.Text.Json;

namespace Raso.Storage.Media;

/// <summary>Changes of fields, only where something else was found than the asset has.</summary>
internal static class Measured
{
    public static Change<T> Of<T>(T old, T found) => EqualityComparer<T>.Default.Equals(old, found) ? default : new Change<T>(found);

    public static Change<JsonElement?> OfJson(JsonElement? old, JsonElement? found)
    {
        var isSame = old is { } before && found is { } after ? JsonElement.DeepEquals(before, after) : old is null && found is null;
        return isSame ? default : new Change<JsonElement?>(found);
    }

    /// <summary>Writes the size of a picture as assets have it.</summary>
    public static string? Resolution(MediaStreamFacts? picture) => picture is { Width: { } width, Height: { } height } ? $"{width}x{height}" : null;
}
