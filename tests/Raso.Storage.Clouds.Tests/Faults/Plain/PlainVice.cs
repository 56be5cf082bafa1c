namespace Raso.Storage.Clouds.Tests.Faults.Plain;

/// <summary>What a driver does wrong on purpose.</summary>
internal enum PlainVice
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It follows redirects, with its password.</summary>
    FollowsRedirects,

    /// <summary>It takes every 200 for the store's.</summary>
    TrustsAnyAnswer,

    /// <summary>It reads an error's body without looking whether there is one.</summary>
    ReadsMissingBodies,

    /// <summary>It calls every error transient.</summary>
    CallsAllTransient,

    /// <summary>It puts the address with its password into its errors.</summary>
    TellsItsPassword,

    /// <summary>It never gives up waiting, cancelled or not.</summary>
    WaitsForEver,

    /// <summary>It stores what it has although the source failed, or less.</summary>
    StoresTheHalf,

    /// <summary>It looks first and writes then, instead of letting the store decide.</summary>
    ChecksBeforeItCreates,

    /// <summary>It leaves connections open.</summary>
    LeaksConnections,
}
