namespace Raso.Storage.Clouds.Tests.Faults.Operations;

/// <summary>Onto what a file is stored.</summary>
internal enum StoreKind
{
    /// <summary>Nothing is there.</summary>
    New,

    /// <summary>An old file is there and is replaced.</summary>
    Over,

    /// <summary>Nothing may be there.</summary>
    CreateOnly,

    /// <summary>The old file must be the one that was seen.</summary>
    IfMatch,
}
