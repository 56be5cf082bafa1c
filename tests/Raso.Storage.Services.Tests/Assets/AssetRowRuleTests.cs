using Raso.Storage.Assets;
using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Assets;

/// <summary>A rule across fields holds for the row as it would be, also where only one of the fields is changed.</summary>
public abstract class AssetRowRuleTests(Catalogue catalogue) : ServiceSuite(catalogue)
{
    public static TheoryData<string> Faulty => ["EndTime", "StartTime"];

    [Theory]
    [MemberData(nameof(Faulty))]
    public async Task Update_ThatBreaksARuleWithAFieldOfTheRow_NamesBothFields(string field)
    {
        var visual = await CreateAsync();

        var update = () => Bench.Assets.Visuals.UpdateAsync(visual.Id, Breaking(field), cancellationToken: Token);

        await AssertRefusedAsync(update, field, visual);
    }

    [Theory]
    [MemberData(nameof(Faulty))]
    public async Task Update_InAUnitOfWorkThatBreaksARule_NamesBothFields(string field)
    {
        var visual = await CreateAsync();

        var update = () => Bench.Work.RunAsync((work, token) => work.Visuals.UpdateAsync(visual.Id, Breaking(field), cancellationToken: token), Token);

        await AssertRefusedAsync(update, field, visual);
    }

    [Theory]
    [MemberData(nameof(Faulty))]
    public async Task ReplaceFile_ThatBreaksARule_WritesNothing(string field)
    {
        var visual = await CreateAsync();

        var replace = () => Bench.Assets.Visuals.ReplaceFileAsync(visual.Id, Samples.Text("png 2"), Breaking(field), cancellationToken: Token);

        await AssertRefusedAsync(replace, field, visual);
        (await Bench.LedgerAsync()).Should().ContainSingle();
    }

    [Fact]
    public async Task ReplaceFile_OfARowThatChangesMeanwhile_IsCheckedAgain()
    {
        var visual = await CreateAsync();
        Bench.Catalog.At("Begin.Committed", () => Bench.Assets.Visuals.UpdateAsync(
            visual.Id, new VisualAssetChanges { StartTime = TimeSpan.FromSeconds(7) }, cancellationToken: Token));

        var replace = () => Bench.Assets.Visuals.ReplaceFileAsync(
            visual.Id, Samples.Text("png 2"), new VisualAssetChanges { EndTime = TimeSpan.FromSeconds(6) }, cancellationToken: Token);

        (await replace.Should().ThrowAsync<ValidationException>()).Which.Failures.Should().ContainSingle().Which.Field.Should().Be("EndTime");
    }

    [Fact]
    public async Task Update_ThatKeepsTheRule_IsMade()
    {
        var visual = await CreateAsync();

        var cleared = await Bench.Assets.Visuals.UpdateAsync(
            visual.Id, new VisualAssetChanges { StartTime = (TimeSpan?)null }, visual.RowVersion, Token);
        var earlier = await Bench.Assets.Visuals.UpdateAsync(
            visual.Id, new VisualAssetChanges { EndTime = TimeSpan.FromSeconds(2) }, cancellationToken: Token);

        (cleared.StartTime, earlier.EndTime).Should().Be((null, TimeSpan.FromSeconds(2)));
    }

    [Fact]
    public async Task Update_OfManyAtOnce_NeverMeetsAConstraint()
    {
        var visual = await CreateAsync();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 24).Select(i => Record.ExceptionAsync(() => Bench.Assets.Visuals.UpdateAsync(
            visual.Id,
            i % 2 == 0 ? new VisualAssetChanges { StartTime = TimeSpan.FromSeconds(i) } : new VisualAssetChanges { EndTime = TimeSpan.FromSeconds(24 - i) },
            cancellationToken: Token)).AsTask()));

        outcomes.Should().OnlyContain(error => error == null || error is ValidationException);
    }

    [Fact]
    public async Task Update_OfAnOlderRowVersion_IsAConflictBeforeItIsAFault()
    {
        var visual = await CreateAsync();

        var update = () => Bench.Assets.Visuals.UpdateAsync(visual.Id, Breaking("EndTime"), visual.RowVersion + 1, Token);

        (await update.Should().ThrowAsync<CatalogException>()).Which.Code.Should().Be(CatalogErrorCode.Conflict);
    }

    [Fact]
    public async Task Update_OfNoVisual_IsNotFound()
    {
        var update = () => Bench.Assets.Visuals.UpdateAsync(Guid.CreateVersion7(), Breaking("EndTime"), cancellationToken: Token);

        (await update.Should().ThrowAsync<CatalogException>()).Which.Code.Should().Be(CatalogErrorCode.NotFound);
    }

    private static VisualAssetChanges Breaking(string field) => field == "EndTime"
        ? new VisualAssetChanges { EndTime = TimeSpan.FromSeconds(2) }
        : new VisualAssetChanges { StartTime = TimeSpan.FromSeconds(9) };

    private async Task AssertRefusedAsync(Func<Task<VisualAsset>> call, string field, VisualAsset before)
    {
        var failure = (await call.Should().ThrowAsync<ValidationException>()).Which.Failures.Should().ContainSingle().Which;
        failure.Field.Should().Be(field);
        failure.Message.Should().Contain(field == "EndTime" ? "StartTime" : "EndTime");
        (await Bench.Assets.Visuals.GetAsync(before.Id, Token)).Should().BeEquivalentTo(before);
    }

    private async Task<VisualAsset> CreateAsync()
    {
        var paper = await Bench.Papers.CreateAsync(Samples.Paper(), Token);
        return await Bench.Assets.Visuals.CreateAsync(
            Samples.Visual(paper) with { StartTime = TimeSpan.FromSeconds(5), EndTime = TimeSpan.FromSeconds(8) }, Samples.Text("png 1"), cancellationToken: Token);
    }
}
