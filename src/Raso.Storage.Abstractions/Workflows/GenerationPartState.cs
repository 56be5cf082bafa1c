namespace Raso.Storage.Workflows;

/// <summary>What became of one part of a plan.</summary>
public enum GenerationPartState
{
    /// <summary>Nothing was done for it, because others failed; or it is not finished, as far as an inspection tells.</summary>
    NotReached = 0,

    /// <summary>This run made it.</summary>
    Made,

    /// <summary>It stood already, from an earlier run.</summary>
    Kept,

    /// <summary>It failed; see the error.</summary>
    Failed,
}
