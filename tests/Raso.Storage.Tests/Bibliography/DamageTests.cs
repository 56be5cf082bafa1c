using System.Text;
using Raso.Storage.Bibliography;

namespace Raso.Storage.Tests.Bibliography;

public sealed class DamageTests
{
    private static readonly byte[] Sample = Encoding.UTF8.GetBytes("""
        % A comment with me@example.org
        @string{jan2 = "January", journal = {Journal of } # "Things"}
        @preamble{"\newcommand{\x}{y}"}
        @article{one, author = "Ludwig van Beethoven and {World Health Organization} and others", title = {On {\"U}ber \'{e} $\alpha_2$ --- ``x''},
          journal = journal, year = 1999, month = jan # "~5", doi = {10.1000/a_b}, keywords = {a; {b, c}; d},
          abstract = {Line one.

            Line two \\ three \symbol{65} \verb|x|.} }
        @comment{ @article{hidden, title = {H}} }
        @inproceedings(two, author = {王 小明}, title = {Two}, crossref = three)
        @proceedings{three, editor = {Ed Itor}, title = {Three}, date = {2020-05/2020-06}, url = {https://x.org/p.pdf}}
        """);

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 10)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Read_DamagedBibTex_AccountsForEachRecord(int seed)
    {
        var damage = new Damage(seed);
        for (var round = 0; round < 300; round++)
        {
            await Read.BibTexAsync(damage.Do(Sample), new BibliographyReadOptions { MaxRecordLength = 1_024 });
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Read_DamagedCslJson_AccountsForEachRecord(int seed)
    {
        var damage = new Damage(seed);
        var sample = await Read.WrittenAsync((await Read.BibTexAsync(Sample)).Papers, asBibTex: false);
        for (var round = 0; round < 300; round++)
        {
            await Read.CslAsync(damage.Do(sample), new BibliographyReadOptions { MaxRecordLength = 1_024 });
        }
    }

    [Fact]
    public async Task Read_TruncatedAnywhere_AccountsForEachRecord()
    {
        for (var length = 0; length < Sample.Length; length++)
        {
            await Read.BibTexAsync(Sample[..length]);
        }
    }

    [Fact]
    public async Task Read_OneDamagedEntryOfMany_LosesFew()
    {
        var random = new Random(3);
        for (var round = 0; round < 100; round++)
        {
            var entries = Enumerable.Range(0, 20).Select(number => $"@article{{k{number},\n  title = {{Title {number}}},\n  author = {{Ann Author}}\n}}\n").ToList();
            entries[10] = entries[10].Remove(random.Next(entries[10].Length - 1), 1);

            var read = await Read.BibTexAsync(string.Concat(entries));

            read.Papers.Count.Should().BeInRange(19, 20, "one lost character costs one entry: {0}", entries[10]);
        }
    }
}
