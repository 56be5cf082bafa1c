namespace Raso.Storage.Workflows;

/// <summary>Lets the caller's generators make the assets of a video, stores them and links them.</summary>
public interface IAssetGeneration
{
    /// <summary>Makes for each scene of a plan a visual and, where it has a script, narration that <c>enhances</c> the visual; of all of them the final video, which <c>depends_on</c> each. Scenes run side by side. A part that fails holds up no other scene: what is finished stays, the final video is left out, and the next call with the same plan goes on from there, also after a crash, without asking the generators for what stands already.</summary>
    /// <param name="plan">What is to be made. A part is known again by what it is made from, so that a changed scene is made anew, and the final video with it.</param>
    /// <param name="generators">Make the files.</param>
    /// <param name="options">How it is done; defaults where <see langword="null"/>.</param>
    /// <param name="cancellationToken">Cancels the call and its generators; what is finished stays.</param>
    /// <returns>The assets, with what was made and what stood already.</returns>
    /// <exception cref="ValidationException">The plan is at fault, or a generator that it needs is missing; nothing was made.</exception>
    /// <exception cref="GenerationException">Parts failed; the error tells which, and what is finished.</exception>
    /// <exception cref="CatalogException"><see cref="CatalogErrorCode.NotFound"/>: there is no such paper.</exception>
    Task<GenerationReport> GenerateAsync(
        GenerationPlan plan, AssetGenerators generators, GenerationOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Tells what stands of a plan, from whatever run, also one that was killed; nothing is made. A part is <see cref="GenerationPartState.Kept"/> where it is stored and linked, and <see cref="GenerationPartState.NotReached"/> otherwise; the final video counts as a part.</summary>
    /// <param name="plan">The plan, as it was given to <see cref="GenerateAsync"/>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The assets that stand, and which parts are finished.</returns>
    /// <exception cref="ValidationException">The plan is at fault.</exception>
    /// <exception cref="CatalogException"><see cref="CatalogErrorCode.NotFound"/>: there is no such paper.</exception>
    Task<GenerationReport> InspectAsync(GenerationPlan plan, CancellationToken cancellationToken = default);
}
