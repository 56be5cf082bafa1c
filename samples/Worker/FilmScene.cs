using Raso.Storage.Assets;

namespace Worker;

/// <summary>One scene of a film, as the job's parameters hold it.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Role">What is to be seen.</param>
/// <param name="Script">What is spoken.</param>
internal sealed record FilmScene(string Title, VisualRole Role, string Script);
