namespace Raso.Storage.Gcp;

/// <summary>Under which condition a request was sent, which its refusal does not tell.</summary>
internal enum GoogleCondition
{
    /// <summary>None of the caller's.</summary>
    None = 0,

    /// <summary>No object may be there.</summary>
    CreateOnly,

    /// <summary>The object must be of the generation that the caller knows.</summary>
    IfMatch,
}
