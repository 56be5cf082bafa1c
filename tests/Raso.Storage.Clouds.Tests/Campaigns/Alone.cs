namespace Raso.Storage.Clouds.Tests.Campaigns;

/// <summary>Holds what counts the open files of this process, and so can have no other test beside it.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "Alone";
}
