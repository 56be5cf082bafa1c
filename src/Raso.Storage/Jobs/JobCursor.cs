using Raso.Storage.Catalog;
using Raso.Storage.Validation;

namespace Raso.Storage.Jobs;

/// <summary>Where a page of jobs begins, as an opaque text.</summary>
internal static class JobCursor
{
    public static string Write(GenerationJob last, JobListOptions options) => CreationCursor.Write(ListOf(options), last.CreatedAt, last.Id);

    public static bool TryRead(string text, JobListOptions options, out JobKey key)
    {
        var isRead = CreationCursor.TryRead(text, ListOf(options), out var last);
        key = new JobKey(last.CreatedAt, last.Id);
        return isRead;
    }

    private static string ListOf(JobListOptions options) => $"{(options.OldestFirst ? "oldest" : "newest")} jobs of {options.PaperId}";
}
