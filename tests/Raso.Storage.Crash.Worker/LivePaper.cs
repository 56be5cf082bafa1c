namespace Raso.Storage.Crash.Worker;

/// <summary>A paper of this worker, as it was told to be.</summary>
internal sealed record LivePaper(Guid Id, string Title, string? Pdf)
{
    /// <summary>Gets whether its folder was made, whose metadata.json follows it from then on.</summary>
    public bool HasFolder { get; init; }

    public string FolderKey => Fact.KeyOfFolder(Id);

    public string Key => Fact.KeyOfPaper(Id);

    public string State => Fact.OfPaper(Title, Pdf);
}
