namespace Raso.Storage.Crash.Tests;

/// <summary>A batch that was judged to be wrong, and how to run it again.</summary>
internal sealed class BatchFailedException(IReadOnlyList<Order> orders, Exception inner)
    : Exception($"Run this batch again with RASO_TEST_WORKERS={string.Join(',', orders)}", inner);
