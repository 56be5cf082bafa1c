namespace Raso.Storage.Tests.Campaigns;

/// <summary>What a campaign does again and again, judging after each step.</summary>
internal interface ICampaignRun : IAsyncDisposable
{
    /// <summary>Gets what was done, in a few words.</summary>
    string Summary { get; }

    Task StepAsync();

    /// <summary>Judges what must hold after the last step.</summary>
    Task EndAsync();
}
