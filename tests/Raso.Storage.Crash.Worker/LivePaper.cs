namespace Raso.Storage.Crash.Worker;

/// <summary>A paper of this worker, as it was told to be.</summary>
internal sealed record LivePaper(Guid Id, string Title, string? Pdf)
{
    public string Key => Fact.KeyOfPaper(Id);

    public string State => Fact.OfPaper(Title, Pdf);
}
