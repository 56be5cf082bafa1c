using System.Text.Json;
using Raso.Storage.Assets;

namespace Raso.Storage.Workflows;

/// <summary>One scene of a plan.</summary>
public sealed record SceneDescription
{
    /// <summary>Gets the number, from 0; no two scenes of a plan have the same.</summary>
    public required int Number { get; init; }

    /// <summary>Gets the title, 1 to 200 characters; the visual is called after its role and it, for example <c>Animation: {title}</c>.</summary>
    public required string Title { get; init; }

    /// <summary>Gets a value indicating whether a visual is made; <see langword="true"/> unless set.</summary>
    public bool HasVisual { get; init; } = true;

    /// <summary>Gets the kind of visual; an animation unless set.</summary>
    public VisualRole Role { get; init; }

    /// <summary>Gets the framework that renders the visual, for example <c>manim</c>, at most 50 characters; none unless set.</summary>
    public string? Framework { get; init; }

    /// <summary>Gets what is spoken, at most 1,000,000 characters; no narration is made unless set. It becomes the transcript of <c>Narration: Scene {number}</c>.</summary>
    public string? Script { get; init; }

    /// <summary>Gets what the generator of the visual is told, as a JSON object or array; nothing unless set.</summary>
    public JsonElement? Parameters { get; init; }
}
