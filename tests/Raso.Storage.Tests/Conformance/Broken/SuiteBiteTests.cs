namespace Raso.Storage.Tests.Conformance.Broken;

public sealed class SuiteBiteTests(ITestOutputHelper output)
{
    private static readonly Dictionary<Type, Type[]> Breaks = new()
    {
        [typeof(DropsMetadata)] = [typeof(MetadataProbe<>)],
        [typeof(DropsContentType)] = [typeof(MetadataProbe<>), typeof(StoreProbe<>)],
        [typeof(IgnoresCacheControl)] = [typeof(MetadataProbe<>)],
        [typeof(DeclaresTooMuch)] = [typeof(TierProbe<>)],
        [typeof(IgnoresCreateOnly)] = [typeof(PreconditionProbe<>), typeof(ConcurrencyProbe<>)],
        [typeof(ChecksBeforeItCreates)] = [typeof(ConcurrencyProbe<>)],
        [typeof(IgnoresIfMatch)] = [typeof(PreconditionProbe<>), typeof(ConcurrencyProbe<>)],
        [typeof(IgnoresExpectedChecksum)] = [typeof(StoreProbe<>)],
        [typeof(OverwritesBeforeValidation)] = [typeof(StoreProbe<>)],
        [typeof(DeletesBeforeItStores)] = [typeof(StoreProbe<>), typeof(ContentProbe<>), typeof(CancellationProbe<>)],
        [typeof(RetriesWithoutRewinding)] = [typeof(ContentProbe<>)],
        [typeof(LosesTheLastByte)] = [typeof(StoreProbe<>), typeof(ContentProbe<>)],
        [typeof(WrapsSourceErrors)] = [typeof(ContentProbe<>)],
        [typeof(IgnoresCancellation)] = [typeof(CancellationProbe<>)],
        [typeof(IgnoresRange)] = [typeof(RangeProbe<>)],
        [typeof(SwallowsCorruption)] = [typeof(RetrieveProbe<>)],
        [typeof(TearsReads)] = [typeof(ConcurrencyProbe<>)],
        [typeof(KeepsItsETag)] = [typeof(StoreProbe<>), typeof(RetrieveProbe<>)],
        [typeof(AcceptsAnySignature)] = [typeof(SignedUrlProbe<>)],
        [typeof(SignsForAnyTime)] = [typeof(SignedUrlProbe<>)],
        [typeof(SignsForAnyContentType)] = [typeof(SignedUrlProbe<>)],
        [typeof(HidesThatItSigns)] = [typeof(SignedUrlProbe<>)],
        [typeof(LosesTheChecksum)] = [typeof(StoreProbe<>)],
        [typeof(ReportsMissingDeletes)] = [typeof(DeleteProbe<>)],
        [typeof(LeavesOutMissingDeletes)] = [typeof(DeleteProbe<>)],
        [typeof(ListsTheFirstPageOnly)] = [typeof(ListProbe<>)],
        [typeof(ListsInTheOrderOfUtf16)] = [typeof(ListProbe<>)],
        [typeof(ListsWithoutFolding)] = [typeof(ListProbe<>)],
        [typeof(ForgetsUploads)] = [typeof(ResumeProbe<>)],
        [typeof(TrustsTheSource)] = [typeof(ResumeProbe<>)],
        [typeof(SavesWithoutWaiting)] = [typeof(ResumeProbe<>)],
        [typeof(HidesThatStatesAreLost)] = [typeof(ResumeProbe<>)],
        [typeof(AbortsNothing)] = [typeof(ResumeProbe<>)],
        [typeof(TakesAnyState)] = [typeof(ResumeProbe<>)],
        [typeof(FoldsCase)] = [typeof(PathProbe<>)],
    };

    public static TheoryData<string, string> BreaksAndTopics
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var (broken, probes) in Breaks)
            {
                foreach (var probe in probes)
                {
                    data.Add(broken.Name, probe.Name);
                }
            }

            return data;
        }
    }

    public static TheoryData<string> Topics => [.. Breaks.Values.SelectMany(probes => probes).Select(probe => probe.Name).Distinct()];

    [Theory]
    [MemberData(nameof(BreaksAndTopics))]
    public async Task Suite_OnABrokenBackend_Fails(string broken, string topic)
    {
        var probe = Breaks.Values.SelectMany(probes => probes).First(type => type.Name == topic);

        var (cases, failures) = await SuiteRunner.RunAsync(probe, Breaks.Keys.Single(type => type.Name == broken), stopAtFirst: true);

        failures.Should().NotBeEmpty($"{broken} must not pass the {cases} cases of {topic}");
        output.WriteLine(failures[0]);
    }

    [Theory]
    [MemberData(nameof(Topics))]
    public async Task Suite_OnASoundBackend_Passes(string topic)
    {
        var probe = Breaks.Values.SelectMany(probes => probes).First(type => type.Name == topic);

        var (cases, failures) = await SuiteRunner.RunAsync(probe, typeof(SoundBackend), stopAtFirst: false);

        cases.Should().BePositive();
        failures.Should().BeEmpty();
    }

    [Fact]
    public void EveryBrokenBackend_IsRun() =>
        typeof(DelegatingBackend).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(DelegatingBackend)) && type != typeof(SoundBackend))
            .Should().BeEquivalentTo(Breaks.Keys);
}
