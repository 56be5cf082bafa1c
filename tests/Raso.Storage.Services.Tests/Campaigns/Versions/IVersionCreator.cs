namespace Raso.Storage.Services.Tests.Campaigns.Versions;

/// <summary>One of many that make versions at the same time.</summary>
internal interface IVersionCreator
{
    /// <summary>Takes all steps, one after another; returns when each is done.</summary>
    Task RunAsync(IReadOnlyList<VersionStep> steps, CancellationToken cancellationToken);
}
