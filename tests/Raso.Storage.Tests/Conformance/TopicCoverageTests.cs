using Raso.Storage.Testing.Storage;
using Raso.Storage.Tests.Conformance.Storage;

namespace Raso.Storage.Tests.Conformance;

public sealed class TopicCoverageTests
{
    public static TheoryData<Type> Harnesses =>
    [
        .. typeof(TopicCoverageTests).Assembly.GetTypes().Where(
            type => type.Namespace == typeof(LocalHarness).Namespace && type.IsSubclassOf(typeof(StorageConformanceHarness)) && !type.IsAbstract),
    ];

    [Theory]
    [MemberData(nameof(Harnesses))]
    public void EveryTopic_OfTheSuite_RunsOnTheHarness(Type harness)
    {
        var topics = typeof(StorageConformanceHarness).Assembly.GetTypes()
            .Where(type => type is { IsAbstract: true, BaseType.IsGenericType: true }
                && type.BaseType.GetGenericTypeDefinition() == typeof(StorageConformance<>));
        var run = harness.Assembly.GetExportedTypes()
            .Where(type => type.BaseType is { IsGenericType: true } topic && topic.GetGenericArguments()[0] == harness)
            .Select(type => type.BaseType!.GetGenericTypeDefinition());

        run.Should().BeEquivalentTo(topics);
    }
}
