using Raso.Storage.Workflows;

namespace Raso.Storage.Services.Tests.Workflows;

/// <summary>Places that were done, as ranges.</summary>
public sealed class IndexRangesTests
{
    [Fact]
    public void Add_InAnyOrder_JoinsWhatTouches()
    {
        var set = new IndexRanges();
        foreach (var index in new[] { 5, 0, 2, 7, 1, 6, 6, 9 })
        {
            set.Add(index);
        }

        set.Ranges.Should().Equal((0, 2), (5, 7), (9, 9));
        set.Add(8);
        set.Ranges.Should().Equal((0, 2), (5, 9));
        Enumerable.Range(0, 11).Where(index => set.Contains(index)).Should().Equal(0, 1, 2, 5, 6, 7, 8, 9);
    }

    [Fact]
    public void Add_OfAShuffledMany_IsWhatASetIs()
    {
        var random = new Random(42);
        var set = new IndexRanges();
        var model = new SortedSet<int>();
        for (var i = 0; i < 2_000; i++)
        {
            var index = random.Next(1_000);
            set.Add(index);
            model.Add(index);
            set.Contains(index).Should().BeTrue();
        }

        Enumerable.Range(0, 1_001).Where(index => set.Contains(index)).Should().Equal(model);
        set.Ranges.SelectMany(range => Enumerable.Range((int)range.First, (int)(range.Last - range.First + 1))).Should().Equal(model);
        IndexRanges.Of(set.Ranges)!.Ranges.Should().Equal(set.Ranges);
    }

    [Theory]
    [InlineData(3, 2)]
    [InlineData(-2, 2)]
    public void Of_ARangeThatIsNone_IsNothing(long first, long last) => IndexRanges.Of([(first, last)]).Should().BeNull();

    [Fact]
    public void Of_RangesThatTouchOrOverlap_IsNothing()
    {
        IndexRanges.Of([(0, 2), (3, 4)]).Should().BeNull();
        IndexRanges.Of([(0, 2), (2, 4)]).Should().BeNull();
        IndexRanges.Of([(5, 6), (0, 2)]).Should().BeNull();
    }
}
