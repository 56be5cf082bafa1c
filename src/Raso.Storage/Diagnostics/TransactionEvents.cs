namespace Raso.Storage.Diagnostics;

/// <summary>The event ids, 4000 to 4999, under which transactions on PostgreSQL are logged; they never change their meaning.</summary>
public static class TransactionEvents
{
    /// <summary>Information: a transaction collided with another and runs again.</summary>
    public const int RunsAgain = 4000;

    /// <summary>Warning: the answer to a COMMIT was lost; the transaction's own status is asked for.</summary>
    public const int AnswerLost = 4001;

    /// <summary>Information: a COMMIT whose answer was lost is settled.</summary>
    public const int Settled = 4002;

    /// <summary>Error: what became of a COMMIT could not be learned.</summary>
    public const int OutcomeUnknown = 4003;

    /// <summary>A standby ended or refused a read, and the primary is asked instead.</summary>
    public const int ReadsFromPrimary = 4004;

    /// <summary>Information: listening for jobs of other processes ended and begins again; those who wait look now and then meanwhile.</summary>
    public const int ListensAgain = 4005;
}
