namespace Raso.Storage.Benchmarks.Catalog;

/// <summary>What a program does with the catalogue: through the SDK, or by statements of its own.</summary>
internal interface ICatalogSide : IAsyncDisposable
{
    /// <summary>Inserts a paper, durably, and reads its row back.</summary>
    /// <returns>Its id.</returns>
    Task<Guid> InsertPaperAsync(int number);

    /// <summary>Reads a paper by its id.</summary>
    Task ReadPaperAsync(Guid id);

    /// <summary>Reads the newest papers.</summary>
    /// <returns>How many there were.</returns>
    Task<int> ListPapersAsync(int count);

    /// <summary>Takes a video with its bytes in: intent, bytes, row.</summary>
    /// <returns>Its id.</returns>
    Task<Guid> InsertVideoAsync(Guid paperId, int number);

    /// <summary>Reads a video by its id.</summary>
    Task ReadVideoAsync(Guid id);
}
