namespace Raso.Storage.Tests.Storage.Campaigns;

/// <summary>What is wrong with a source.</summary>
public enum SourceFault
{
    Throws,
    Shorter,
    Longer,
    DisposedTooEarly,
}
