namespace Raso.Storage.Schema.Tests;

/// <summary>The columns that describe an asset's bytes and stand in no column of a version, with another value than their default.</summary>
internal static class DescribingColumns
{
    private static readonly string[] All =
    [
        "duration_seconds = 12.345", "validation_status = 'invalid'", "validation_errors = '[\"too short\"]'",
        "generation_time_seconds = 7",
    ];

    private static readonly Dictionary<string, string[]> Own = new()
    {
        ["video"] =
            ["resolution = '1920x1080'", "fps = 60", "codec = 'av1'", "bitrate = 900", "quality_preset = 'high'", "codec_info = '{\"level\":4}'"],
        ["audio"] =
        [
            "sample_rate = 16000", "channels = 1", "bitrate = 64", "format = 'opus'", "tts_model = 'tts'", "voice_model = 'voice'",
            "transcript = 'Say \"hello\" \\ Grüße'", "language = 'de'",
        ],
        ["visual"] = ["resolution = '640x480'", "format = 'svg'", "animation_framework = 'manim'"],
    };

    internal static IEnumerable<string> Types => Own.Keys;

    internal static IEnumerable<string> InProperties(string type) =>
        All.Concat(Own[type]).Select(assignment => assignment.Split(' ')[0]);

    /// <summary>All of a kind at once, parameters and models included.</summary>
    internal static string Assignments(string type) =>
        string.Join(", ", All.Concat(Own[type]).Concat(["generation_parameters = '{\"seed\": 1}'", "ai_models_used = '{\"tts\": \"a\"}'"]));
}
