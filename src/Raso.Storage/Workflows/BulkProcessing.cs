using System.Runtime.CompilerServices;
using Raso.Storage.Papers;

namespace Raso.Storage.Workflows;

/// <inheritdoc cref="IBulkProcessing"/>
internal sealed class BulkProcessing(IPaperRepository papers, BackendRegistry backends, TimeProvider time) : IBulkProcessing
{
    private const int PapersAtOnce = 100;

    public async Task<BulkReport> ProcessAsync<T>(
        IAsyncEnumerable<T> items, Func<T, string> keyOf, Func<T, CancellationToken, Task> process, BulkOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(keyOf);
        ArgumentNullException.ThrowIfNull(process);
        options ??= new BulkOptions();
        BulkRules.Check(options);
        var file = options.Name is { } name ? new BulkStateFile(backends.Default, name) : null;
        var before = file is null ? BulkState.Empty : await file.LoadAsync(options.FromBeginning, cancellationToken).ConfigureAwait(false);
        return await new BulkRun<T>(keyOf, process, options, file, new BulkTally(options, before), time).RunAsync(items, cancellationToken).ConfigureAwait(false);
    }

    public Task<BulkReport> ProcessPapersAsync(Func<Paper, CancellationToken, Task> process, BulkOptions? options = null, CancellationToken cancellationToken = default) =>
        ProcessAsync(ListAsync(CancellationToken.None), paper => paper.Id.ToString(), process, options, cancellationToken);

    public Task ForgetAsync(string name, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        BulkRules.Check(name);
        return new BulkStateFile(backends.Default, name).DeleteAsync(cancellationToken);
    }

    private async IAsyncEnumerable<Paper> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var options = new PaperListOptions { OldestFirst = true, PageSize = PapersAtOnce, Latest = true };
        while (true)
        {
            var page = await papers.ListAsync(options, cancellationToken).ConfigureAwait(false);
            foreach (var paper in page.Items)
            {
                yield return paper;
            }

            if (page.Next is null)
            {
                yield break;
            }

            options = options with { After = page.Next };
        }
    }
}
