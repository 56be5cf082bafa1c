using System.Text.Json;
using System.Text.Json.Serialization;
using Raso.Storage.Assets;
using Raso.Storage.Jobs;
using Raso.Storage.Papers;
using Raso.Storage.Workflows;

namespace Worker;

/// <summary>What a film is to show: it stands in the parameters of its job, so that any worker can make it.</summary>
/// <param name="Title">The title.</param>
/// <param name="Scenes">The scenes, in the order of the film.</param>
internal sealed record FilmScript(string Title, IReadOnlyList<FilmScene> Scenes)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>Writes the script of a paper: a slide, its abstract in one animation or two, and a diagram. The same paper gives the same script.</summary>
    public static FilmScript Of(Paper paper)
    {
        var others = paper.Authors.Count - 1;
        var by = others == 0 ? paper.Authors[0] : $"{paper.Authors[0]} and {others} more";
        string[] idea = (paper.Abstract ?? "").Split(". ", 2, StringSplitOptions.RemoveEmptyEntries);
        return new FilmScript(
            paper.Title,
            [
                new FilmScene("Who asks", VisualRole.Slide, $"{paper.Title}. By {by}."),
                .. idea.Select((text, index) => new FilmScene(index == 0 ? "The idea" : "What follows", VisualRole.Animation, $"{text.TrimEnd('.')}.")),
                new FilmScene("Where to read it", VisualRole.Diagram, $"It appeared in {paper.Journal}, {paper.PublicationDate?.Year}: {paper.Doi}."),
            ]);
    }

    /// <summary>Reads the parameters of a job.</summary>
    /// <exception cref="JobFailedException">They are somebody else's; no other attempt makes sense.</exception>
    public static FilmScript Read(GenerationJob job)
    {
        try
        {
            return job.GenerationParameters.Deserialize<FilmScript>(Json) ?? throw new JsonException("The parameters are null.");
        }
        catch (JsonException error)
        {
            throw new JobFailedException($"The parameters of job {job.Id} are no script of a film: {error.Message}", innerException: error);
        }
    }

    public JsonElement ToParameters() => JsonSerializer.SerializeToElement(this, Json);

    public GenerationPlan ToPlan(Guid paperId) => new()
    {
        PaperId = paperId,
        Title = Title,
        Narration = new NarrationSettings { TtsModel = "espeak-ng", Language = "en-GB" },
        Scenes =
        [
            .. Scenes.Select((scene, index) => new SceneDescription
            {
                Number = index + 1,
                Title = scene.Title,
                Role = scene.Role,
                Framework = scene.Role == VisualRole.Animation ? "manim" : null,
                Script = scene.Script,
            }),
        ],
    };
}
