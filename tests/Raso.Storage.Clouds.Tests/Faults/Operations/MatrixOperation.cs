using Raso.Storage.Clouds.Tests.Faults.Matrix;

namespace Raso.Storage.Clouds.Tests.Faults.Operations;

/// <summary>One kind of call: how it is prepared, made and judged.</summary>
internal abstract class MatrixOperation
{
    /// <summary>Gets the name in tables.</summary>
    public abstract string Name { get; }

    /// <summary>Gets a value indicating whether it sends content, which can seek or not.</summary>
    public virtual bool SendsContent => false;

    /// <summary>Gets a value indicating whether it reads content.</summary>
    public virtual bool ReadsContent => false;

    /// <summary>Gets a value indicating whether the content it reads is held against a checksum.</summary>
    public virtual bool IsVerified => false;

    /// <summary>Gets a value indicating whether it writes under a condition, so that a lost answer must be settled.</summary>
    public virtual bool IsConditional => false;

    /// <summary>Gets a value indicating whether a condition that is not met says that something exists.</summary>
    public virtual bool IsCreateOnly => false;

    /// <summary>Gets a value indicating whether it changes what is stored.</summary>
    public virtual bool Writes => false;

    /// <summary>Gets a value indicating whether it works without the store.</summary>
    public virtual bool NeedsNoServer => false;

    /// <summary>Gets a value indicating whether it is one request that is sent again only by a retry.</summary>
    public virtual bool IsOneRequest => false;

    /// <summary>Gets a value indicating whether all it gives back is its answer, which no checksum covers.</summary>
    public virtual bool GivesUncheckedAnswer => false;

    /// <summary>Gets a value indicating whether the content is in several parts.</summary>
    public virtual bool IsInParts => false;

    /// <summary>Tells whether a provider can do it.</summary>
    public virtual bool IsOffered(StorageCapabilities capabilities) => true;

    /// <summary>Makes what must be there before, through the clean path.</summary>
    public virtual Task ArrangeAsync(CellBench bench) => Task.CompletedTask;

    /// <summary>Makes the call, through the spoilt path.</summary>
    public abstract Task ActAsync(CellBench bench);

    /// <summary>Judges a call that gave no error.</summary>
    public abstract Task JudgeDoneAsync(CellBench bench);

    /// <summary>Judges what a call that failed has left.</summary>
    /// <param name="bench">The bench.</param>
    /// <param name="mayBeDone">Whether the work may have been done all the same.</param>
    public virtual Task JudgeFailedAsync(CellBench bench, bool mayBeDone) => Task.CompletedTask;

    public override string ToString() => Name;
}
