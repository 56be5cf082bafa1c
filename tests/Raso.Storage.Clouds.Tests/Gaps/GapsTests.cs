namespace Raso.Storage.Clouds.Tests.Gaps;

public sealed class GapsTests
{
    private static readonly string File = Path.Combine(Repository.Root, "docs", "provider-gaps.md");

    public static TheoryData<string> Names => [.. Declarations.All.Select(provider => provider.Provider)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Gaps_CapabilityThatIsNotGiven_HasItsReason(string provider)
    {
        var can = Declarations.All.Single(known => known.Provider == provider).Can;

        can.Gaps.Select(gap => gap.Capability).Should().Contain(GapsPage.Missing(can)).And.OnlyHaveUniqueItems();
        can.Gaps.Should().OnlyContain(gap => gap.Reason.EndsWith('.') && char.IsUpper(gap.Reason[0]));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Gaps_CapabilityThatIsGiven_HasNone(string provider)
    {
        var can = Declarations.All.Single(known => known.Provider == provider).Can;
        var members = typeof(StorageCapabilities).GetProperties().Select(member => member.Name);

        can.Gaps.Select(gap => gap.Capability).Intersect(members).Should().BeSubsetOf(GapsPage.Missing(can));
    }

    [Fact]
    public async Task Page_InTheDocs_IsWhatTheDriversDeclare()
    {
        var page = GapsPage.Write(Declarations.All);
        if (Environment.GetEnvironmentVariable("RASO_WRITE_DOCS") == "1")
        {
            await System.IO.File.WriteAllTextAsync(File, page, TestContext.Current.CancellationToken);
        }

        (await System.IO.File.ReadAllTextAsync(File, TestContext.Current.CancellationToken)).Should().Be(
            page, "docs/provider-gaps.md is made from the declarations: run this test with RASO_WRITE_DOCS=1");
    }
}
