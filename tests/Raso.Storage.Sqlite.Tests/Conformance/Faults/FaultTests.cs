using Raso.Storage.Assets;
using Raso.Storage.Testing.Catalog;
using Xunit.Sdk;

namespace Raso.Storage.Sqlite.Tests.Conformance.Faults;

/// <summary>The suite fails on catalogues that are broken on purpose.</summary>
public sealed class FaultTests
{
    [Fact]
    public async Task PaperUpdates_RowVersionIgnored_Fail()
    {
        await FailsAsync<PaperUpdates<IgnoredRowVersion>>(suite => suite.Update_OldRowVersion_ThrowsConflict());
        await FailsAsync<PaperUpdates<IgnoredRowVersion>>(suite => suite.Update_FutureRowVersion_ThrowsConflict());
        await FailsAsync<PaperUpdates<IgnoredRowVersion>>(suite => suite.Update_ManyOnOneRowVersion_OneWins());
    }

    [Fact]
    public async Task AssetChanges_RowVersionIgnored_Fail()
    {
        await FailsAsync<VideoChanges<IgnoredRowVersion>>(suite => suite.Update_OtherRowVersion_ThrowsConflict(-1));
        await FailsAsync<VideoVersions<IgnoredRowVersion>>(suite => suite.Update_NewFileOnOldRowVersion_ThrowsConflict());
    }

    [Fact]
    public async Task FileEnding_ConfirmationUnfenced_Fails() =>
        await FailsAsync<FileEnding<UnfencedConfirmation>>(suite => suite.Confirm_AgainOrWithWrongToken_ThrowsLeaseLost());

    [Fact]
    public async Task FileWriting_ReplicaUnfenced_Fails()
    {
        await FailsAsync<FileWriting<UnfencedReplica>>(suite => suite.AddReplica_WrongTokenOrNotWriting_ThrowsLeaseLost("stranger"));
        await FailsAsync<FileWriting<UnfencedReplica>>(suite => suite.AddReplica_WrongTokenOrNotWriting_ThrowsLeaseLost("abandoned"));
        await FailsAsync<FileWriting<UnfencedReplica>>(suite => suite.AddReplica_WrongTokenOrNotWriting_ThrowsLeaseLost("committed"));
        await FailsAsync<FileWriting<UnfencedReplica>>(suite => suite.AddReplica_LeaseRunOut_ThrowsLeaseLost());
    }

    [Fact]
    public async Task FileWriting_RenewalUnfenced_Fails() =>
        await FailsAsync<FileWriting<UnfencedRenewal>>(suite => suite.Renew_WrongTokenOrNotWriting_IsLost());

    [Fact]
    public async Task FileEnding_CommittedFileAbandoned_Fails() =>
        await FailsAsync<FileEnding<AbandonedCommit>>(suite => suite.Abandon_CommittedOrDeleting_IsRefused());

    [Fact]
    public async Task FileDeletion_ClaimShared_Fails()
    {
        await FailsAsync<FileDeletion<SharedClaim>>(suite => suite.Claim_DeletingFile_GivesEachReplicaOnce());
        await FailsAsync<FileDeletion<SharedClaim>>(suite => suite.Claim_ManyAtOnce_NoReplicaTwice());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task PaperLists_LastRowRepeated_Fail(bool oldestFirst)
    {
        await FailsAsync<PaperLists<RepeatedRow>>(suite => suite.List_PageByPage_GivesEachRowOnce(oldestFirst, 4));
        await FailsAsync<PaperLists<RepeatedRow>>(suite => suite.List_EqualTimes_GivesEachRowOnce(oldestFirst));
    }

    [Fact]
    public async Task Transactions_RollbackMissing_Fail() =>
        await FailsAsync<Transactions<MissingRollback>>(suite => suite.Write_Throws_NothingIsWrittenAndErrorIsUnchanged());

    [Fact]
    public async Task Rollbacks_RowVersionIgnored_Fail() =>
        await FailsAsync<Rollbacks<IgnoredRowVersion>>(suite => suite.RollBack_OtherRowVersion_ThrowsConflict());

    [Fact]
    public async Task Rollbacks_ReasonForgotten_Fail()
    {
        await FailsAsync<Rollbacks<ForgottenReason>>(suite => suite.RollBack_ToAnOlderVersion_MovesFlagAndRowAndIsRecorded(AssetType.Video));
        await FailsAsync<Rollbacks<ForgottenReason>>(suite => suite.ListRollbacks_ForthAndBack_NewestFirstPageByPage());
    }

    [Fact]
    public async Task VersionLists_LastOneRepeated_Fail()
    {
        await FailsAsync<VersionLists<RepeatedVersion>>(suite => suite.List_PageByPage_GivesEachVersionOnce());
        await FailsAsync<Rollbacks<RepeatedVersion>>(suite => suite.ListRollbacks_ForthAndBack_NewestFirstPageByPage());
    }

    [Fact]
    public async Task Prunes_PolicyIgnored_Fail()
    {
        await FailsAsync<Prunes<GreedyPrune>>(suite => suite.Prune_KeepLast_OlderOnesLoseTheirFiles(AssetType.Video));
        await FailsAsync<Prunes<GreedyPrune>>(suite => suite.Prune_ByAge_YoungOnesStay());
        await FailsAsync<Prunes<GreedyPrune>>(suite => suite.Prune_OldVersionIsCurrent_ItIsKeptBesideTheLast());
    }

    [Fact]
    public async Task Jobs_Unfenced_Fail() => await FailsAsync<JobLeases<UnfencedJobs>>(suite => suite.AnyCall_UnderAPassedToken_ChangesNothing());

    [Fact]
    public async Task Jobs_Shared_Fail()
    {
        await FailsAsync<JobLeases<SharedJobs>>(suite => suite.Claim_Several_GoByPriorityAndTime());
        await FailsAsync<JobLeases<SharedJobs>>(suite => suite.Claim_ByManyAtOnce_EachJobOnce());
    }

    [Fact]
    public async Task Jobs_LowPriorityFirst_Fail() => await FailsAsync<JobLeases<LowPriorityFirst>>(suite => suite.Claim_Several_GoByPriorityAndTime());

    private static async Task FailsAsync<TSuite>(Func<TSuite, Task> run)
        where TSuite : IAsyncLifetime, new()
    {
        await using var suite = new TSuite();
        await suite.InitializeAsync();

        var failure = await Record.ExceptionAsync(() => run(suite));

        failure.Should().BeAssignableTo<XunitException>("the suite must notice the fault, and not fall over it");
    }

    private sealed class PaperUpdates<TFault> : PaperUpdateConformance<FaultyCatalogHarness<TFault>>
        where TFault : CatalogFault, new();

    private sealed class PaperLists<TFault> : PaperListConformance<FaultyCatalogHarness<TFault>>
        where TFault : CatalogFault, new();

    private sealed class VideoChanges<TFault> : VideoChangeConformance<FaultyCatalogHarness<TFault>>
        where TFault : CatalogFault, new();

    private sealed class VideoVersions<TFault> : VideoVersionConformance<FaultyCatalogHarness<TFault>>
        where TFault : CatalogFault, new();

    private sealed class VersionLists<TFault> : VersionRowConformance<FaultyCatalogHarness<TFault>>
        where TFault : CatalogFault, new();

    private sealed class Rollbacks<TFault> : RollbackConformance<FaultyCatalogHarness<TFault>>
        where TFault : CatalogFault, new();

    private sealed class Prunes<TFault> : PruneConformance<FaultyCatalogHarness<TFault>>
        where TFault : CatalogFault, new();

    private sealed class FileWriting<TFault> : FileWritingConformance<FaultyCatalogHarness<TFault>>
        where TFault : CatalogFault, new();

    private sealed class FileEnding<TFault> : FileEndingConformance<FaultyCatalogHarness<TFault>>
        where TFault : CatalogFault, new();

    private sealed class FileDeletion<TFault> : FileDeletionConformance<FaultyCatalogHarness<TFault>>
        where TFault : CatalogFault, new();

    private sealed class JobLeases<TFault> : JobLeaseConformance<FaultyCatalogHarness<TFault>>
        where TFault : CatalogFault, new();

    private sealed class Transactions<TFault> : TransactionConformance<FaultyCatalogHarness<TFault>>
        where TFault : CatalogFault, new();
}
