using System.Text.Json;

namespace Raso.Storage.Workflows;

/// <summary>How scripts are spoken.</summary>
public sealed record NarrationSettings
{
    /// <summary>Gets the model that speaks, at most 50 characters.</summary>
    public string? TtsModel { get; init; }

    /// <summary>Gets the voice, at most 100 characters.</summary>
    public string? VoiceModel { get; init; }

    /// <summary>Gets the language as a well-formed tag of BCP 47, at most 35 characters; en unless set.</summary>
    public string Language { get; init; } = "en";

    /// <summary>Gets further settings, as a JSON object or array; none unless set.</summary>
    public JsonElement? Parameters { get; init; }
}
