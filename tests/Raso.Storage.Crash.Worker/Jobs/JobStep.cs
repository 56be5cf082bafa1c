namespace Raso.Storage.Crash.Worker.Jobs;

/// <summary>What a worker does about a lease.</summary>
public enum JobStep
{
    /// <summary>A claim gave it the lease; told after the call.</summary>
    Claimed,

    /// <summary>Its handler began.</summary>
    Started,

    /// <summary>Its handler was told to stop.</summary>
    Stopped,

    /// <summary>Its handler returned a result.</summary>
    Returned,

    /// <summary>The lease was renewed; the moment is the one before the call.</summary>
    Renewed,

    /// <summary>It is about to give the job back, or to fail it.</summary>
    Leaving,

    /// <summary>Its completion was accepted.</summary>
    Accepted,

    /// <summary>Its completion was refused.</summary>
    Refused,
}
