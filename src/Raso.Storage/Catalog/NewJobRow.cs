using Raso.Storage.Jobs;

namespace Raso.Storage.Catalog;

/// <summary>A job that is to be inserted.</summary>
/// <param name="Id">The id.</param>
/// <param name="Job">The fields, validated already.</param>
/// <param name="TraceParent">The trace of the caller, or <see langword="null"/>.</param>
/// <param name="TraceState">What tracing systems added to it, or <see langword="null"/>.</param>
public sealed record NewJobRow(Guid Id, NewGenerationJob Job, string? TraceParent, string? TraceState = null);
