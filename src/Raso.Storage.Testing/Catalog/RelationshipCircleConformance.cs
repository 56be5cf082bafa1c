using System.Data.Common;
using Raso.Storage.Assets;
using Raso.Storage.Relationships;
using Xunit;

namespace Raso.Storage.Testing.Catalog;

/// <summary>Relationships of the type depends_on form no circle: not through the rows, not by several writers at once, and not through plain SQL.</summary>
/// <typeparam name="THarness">The harness of the catalogue under test.</typeparam>
public abstract class RelationshipCircleConformance<THarness> : RelationshipSuite<THarness>
    where THarness : CatalogConformanceHarness, new()
{
    private const string NoSql = "The catalogue knows no plain SQL.";

    /// <summary>A circle of any length is refused with an error that shows the shortest one, and the rest stays.</summary>
    /// <param name="length">The length of the circle.</param>
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(12)]
    public async Task Insert_ClosingACircle_IsRefusedAndShown(int length)
    {
        var a = await AddAssetsAsync(length + 2);
        var chain = a.Take(length).ToArray();
        await LinkAllAsync([.. chain.Zip(chain.Skip(1)), (a[length], chain[0]), (chain[^1], a[length + 1])]);

        var error = await ThrowsAsync(CatalogErrorCode.CircularDependency, () => LinkAsync(chain[^1], chain[0]));

        Assert.Contains(string.Join(" -> ", chain.Prepend(chain[^1])), error.Message, StringComparison.Ordinal);
        Assert.Equal(length, (await WalkAsync(chain[0])).Count);
        await LinkAsync(chain[0], a[length + 1]);
    }

    /// <summary>Of a long circle the error shows the ends.</summary>
    [Fact]
    public async Task Insert_ClosingALongCircle_ShowsItsEnds()
    {
        var a = await AddAssetsAsync(40);
        await LinkAllAsync(a.Zip(a.Skip(1)));

        var error = await ThrowsAsync(CatalogErrorCode.CircularDependency, () => LinkAsync(a[^1], a[0]));

        var circle = $"{a[39]} -> {string.Join(" -> ", a.Take(10))} -> (20 more) -> {string.Join(" -> ", a.Skip(30))}. ";
        Assert.Contains(circle, error.Message, StringComparison.Ordinal);
    }

    /// <summary>What is no circle of depends_on is taken: the same way twice, and circles of other types or of several.</summary>
    [Fact]
    public async Task Insert_WithoutACircleOfDependsOn_IsTaken()
    {
        var a = await AddAssetsAsync(4);
        await LinkAllAsync([(a[0], a[1]), (a[0], a[2]), (a[1], a[3]), (a[2], a[3]), (a[0], a[3])]);
        await LinkAsync(a[3], a[0], RelationshipType.Generates);
        await LinkAsync(a[3], a[0], RelationshipType.Enhances);
        await LinkAllAsync([(a[0], a[1]), (a[1], a[0])], RelationshipType.References);
        await LinkAllAsync([(a[0], a[1]), (a[1], a[0])], RelationshipType.Replaces);

        Assert.Equal(3, (await WalkAsync(a[0])).Count);
    }

    /// <summary>A refused circle within a step leaves the transaction usable.</summary>
    [Fact]
    public async Task Insert_RefusedWithinAStep_TheTransactionGoesOn()
    {
        var a = await AddAssetsAsync(3);
        await WriteAsync(async session =>
        {
            await session.StepAsync(() => session.Relationships.InsertAsync(Guid.CreateVersion7(), Link(a[0], a[1]), Token));
            await ThrowsAsync(
                CatalogErrorCode.CircularDependency,
                () => session.StepAsync(() => session.Relationships.InsertAsync(Guid.CreateVersion7(), Link(a[1], a[0]), Token)));
            await session.StepAsync(() => session.Relationships.InsertAsync(Guid.CreateVersion7(), Link(a[1], a[2]), Token));
        });

        Assert.Equal([a[1], a[2]], (await WalkAsync(a[0])).Select(step => step.Asset));
    }

    /// <summary>A circle whose first half was taken away again is none.</summary>
    [Fact]
    public async Task Insert_AfterTheOtherHalfWent_IsTaken()
    {
        var a = await AddAssetsAsync(2);
        var row = await LinkAsync(a[0], a[1]);
        await WriteAsync(session => session.Relationships.DeleteAsync(row.Id, Token));

        await LinkAsync(a[1], a[0]);

        await ThrowsAsync(CatalogErrorCode.CircularDependency, () => LinkAsync(a[0], a[1]));
    }

    /// <summary>Writers that add the parts of a circle at once: all but one of them, in the end, and never all.</summary>
    /// <param name="length">The length of the circle.</param>
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    public async Task Insert_PartsOfACircleAtOnce_OneIsRefused(int length)
    {
        for (var round = 0; round < 10; round++)
        {
            var a = await AddAssetsAsync(length);

            var results = await Task.WhenAll(Enumerable.Range(0, length).Select(i => TryLinkAsync(a[i], a[(i + 1) % length])));

            Assert.Single(results, refused => refused);
        }
    }

    /// <summary>The two halves in transactions that both stay open until the other has tried: one waits for the other, and is refused.</summary>
    [Fact]
    public async Task Insert_HalvesInOpenTransactions_TheSecondWaitsAndIsRefused()
    {
        var a = await AddAssetsAsync(2);
        var (held, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        var first = WriteAsync(async session =>
        {
            await session.Relationships.InsertAsync(Guid.CreateVersion7(), Link(a[0], a[1]), Token);
            held.TrySetResult();
            await release.Task.WaitAsync(Token);
        });
        await held.Task.WaitAsync(Token);

        var second = TryLinkAsync(a[1], a[0]);
        await Task.WhenAny(second, Task.Delay(ShortLease, TimeProvider.System, Token));
        Assert.False(second.IsCompleted, "The second half must wait for the transaction of the first.");
        release.SetResult();

        await first;
        Assert.True(await second);
    }

    /// <summary>Plain SQL is refused as well, whether it inserts rows, one or several, or changes the ends and types of those that are there.</summary>
    /// <param name="sql">The statement; {0}, {1}, {2} stand for a video, an audio asset and a visual, of which the video depends on the audio asset and that on the visual, and the visual enhances the video.</param>
    [Theory]
    [InlineData("INSERT INTO asset_relationships (source_type, source_id, target_type, target_id, relationship_type) VALUES ('visual', '{2}', 'video', '{0}', 'depends_on')")]
    [InlineData("INSERT INTO asset_relationships (source_type, source_id, target_type, target_id, relationship_type) VALUES ('audio', '{1}', 'video', '{0}', 'depends_on')")]
    [InlineData("INSERT INTO asset_relationships (source_type, source_id, target_type, target_id, relationship_type) VALUES ('video', '{0}', 'visual', '{2}', 'depends_on'), ('visual', '{2}', 'audio', '{1}', 'depends_on')")]
    [InlineData("INSERT INTO asset_relationships (source_type, source_id, target_type, target_id, relationship_type) SELECT target_type, target_id, source_type, source_id, relationship_type FROM asset_relationships")]
    [InlineData("UPDATE asset_relationships SET relationship_type = 'depends_on'")]
    [InlineData("UPDATE asset_relationships SET relationship_type = 'depends_on' WHERE source_id = '{2}'")]
    [InlineData("UPDATE asset_relationships SET target_type = 'video', target_id = '{0}' WHERE source_id = '{1}'")]
    public async Task Sql_ClosingACircle_IsRefused(string sql)
    {
        Assert.SkipUnless(Harness.HasSql, NoSql);
        var a = await AddAssetsAsync(3);
        await LinkAllAsync([(a[0], a[1]), (a[1], a[2])]);
        await LinkAsync(a[2], a[0], RelationshipType.Enhances);
        var statement = Enumerable.Range(0, 3).Aggregate(sql, (text, i) => text.Replace($"{{{i}}}", $"{a[i].Id}", StringComparison.Ordinal));

        var error = await Assert.ThrowsAnyAsync<DbException>(() => Harness.ExecuteSqlAsync(statement, Token));

        Assert.Contains(sql.StartsWith("INSERT", StringComparison.Ordinal) ? "circle" : "never change", error.Message, StringComparison.Ordinal);
        Assert.Equal([a[1], a[2]], (await WalkAsync(a[0])).Select(step => step.Asset));
        Assert.Single(await Harness.QuerySqlAsync("SELECT id FROM asset_relationships WHERE relationship_type = 'enhances'", Token));
    }

    private async Task<bool> TryLinkAsync(AssetReference source, AssetReference target)
    {
        try
        {
            await LinkAsync(source, target);
            return false;
        }
        catch (CatalogException error) when (error.Code == CatalogErrorCode.CircularDependency)
        {
            Assert.Contains($"{source} -> {target} -> ", error.Message, StringComparison.Ordinal);
            return true;
        }
    }
}
