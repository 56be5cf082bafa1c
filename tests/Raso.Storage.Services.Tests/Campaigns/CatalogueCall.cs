namespace Raso.Storage.Services.Tests.Campaigns;

/// <summary>The calls of the services that a campaign cancels.</summary>
public enum CatalogueCall
{
    CreatePaper,
    UpdatePaper,
    AttachPdf,
    ReadPaper,
    ListPapers,
    DeletePaper,
    CreateAsset,
    UpdateAsset,
    ReplaceFile,
    ReadAsset,
    DeleteAsset,
    RunUnitOfWork,
    CreateFolder,
    RefreshFolders,
    CountUsage,
    Sweep,
    Migrate,
}
