namespace Raso.Storage.Services.Tests.Workflows;

/// <summary>Holds what measures the memory of this process, and so can have no other test beside it.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "Alone";
}
