namespace Clouds;

/// <summary>The media types of the files that papers and their films are made of.</summary>
internal static class ContentTypes
{
    public static string Of(string name) => Path.GetExtension(name).ToUpperInvariant() switch
    {
        ".MP4" => "video/mp4",
        ".MP3" => "audio/mpeg",
        ".WAV" => "audio/wav",
        ".PNG" => "image/png",
        ".SVG" => "image/svg+xml",
        ".PDF" => "application/pdf",
        ".JSON" => "application/json",
        ".PY" => "text/x-python",
        _ => "application/octet-stream",
    };
}
