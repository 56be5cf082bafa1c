using Microsoft.Extensions.Logging;

namespace Raso.Storage.Diagnostics;

/// <summary>What is logged of transactions: event ids 4000 to 4999.</summary>
internal static partial class CatalogLog
{
    [LoggerMessage(EventId = TransactionEvents.RunsAgain, Level = LogLevel.Information, Message = "A transaction collided with another and runs again (attempt {Attempt}).")]
    public static partial void RunsAgain(ILogger logger, int attempt);

    [LoggerMessage(EventId = TransactionEvents.AnswerLost, Level = LogLevel.Warning, Message = "The answer to the COMMIT of transaction {Xid} was lost; asking what became of it.")]
    public static partial void AnswerLost(ILogger logger, ulong xid, Exception error);

    [LoggerMessage(EventId = TransactionEvents.Settled, Level = LogLevel.Information, Message = "Transaction {Xid}, whose answer was lost, is {Status}.")]
    public static partial void Settled(ILogger logger, ulong xid, string status);

    [LoggerMessage(EventId = TransactionEvents.OutcomeUnknown, Level = LogLevel.Error, Message = "What became of transaction {Xid} could not be learned.")]
    public static partial void OutcomeUnknown(ILogger logger, ulong xid);

    [LoggerMessage(EventId = TransactionEvents.ReadsFromPrimary, Level = LogLevel.Information, Message = "A standby did not answer a read; the primary is asked.")]
    public static partial void ReadsFromPrimary(ILogger logger, Exception error);

    [LoggerMessage(EventId = TransactionEvents.ListensAgain, Level = LogLevel.Information, Message = "Listening for jobs of other processes ended, and begins again in {Pause}; workers look now and then meanwhile.")]
    public static partial void ListensAgain(ILogger logger, TimeSpan pause, Exception error);
}
