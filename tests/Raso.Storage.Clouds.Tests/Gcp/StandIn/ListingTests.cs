namespace Raso.Storage.Clouds.Tests.Gcp.StandIn;

// https://cloud.google.com/storage/docs/json_api/v1/objects/list
public sealed class ListingTests : StandInTests
{
    [Fact]
    public async Task List_Names_AreInTheOrderOfTheirBytes()
    {
        // In UTF-16 the emoji stands before U+FF5E, in UTF-8 behind it.
        await PutAllAsync("b", "a/b", "a", "a-", "ä", "\uFF5E", "\U0001F600", "B");

        (await NamesAsync("")).Should().Equal("B", "a", "a-", "a/b", "b", "ä", "\uFF5E", "\U0001F600");
    }

    [Fact]
    public async Task List_Delimiter_GroupsPrefixes()
    {
        await PutAllAsync("top", "a/one", "a/two", "a/deep/three", "b/", "b/four");

        var list = await GetAsync($"{Bucket}/o?delimiter=/");
        var below = await GetAsync($"{Bucket}/o?delimiter=/&prefix=a/");

        Names(list).Should().Equal("top");
        Prefixes(list).Should().Equal("a/", "b/");
        Names(below).Should().Equal("a/one", "a/two");
        Prefixes(below).Should().Equal("a/deep/");
    }

    [Fact]
    public async Task List_TrailingDelimiter_IsAnItemWhereAsked()
    {
        await PutAllAsync("b/", "b/four");

        var list = await GetAsync($"{Bucket}/o?delimiter=/&includeTrailingDelimiter=true");

        Names(list).Should().Equal("b/");
        Prefixes(list).Should().Equal("b/");
    }

    [Fact]
    public async Task List_Offsets_BoundTheNames()
    {
        await PutAllAsync("a", "b", "c", "d");

        (await NamesAsync("startOffset=b&endOffset=d")).Should().Equal("b", "c");
    }

    [Fact]
    public async Task List_Pages_HoldItemsAndPrefixesTogether()
    {
        await PutAllAsync("a", "b/1", "b/2", "b/3", "c", "d/1");

        var (entries, pages) = await PagesAsync("delimiter=/&maxResults=1");

        entries.Should().Equal("a", "b/", "c", "d/");
        pages.Should().Be(4);
    }

    [Fact]
    public async Task List_EmptyPages_GoOnWithTheToken()
    {
        await PutAllAsync("a", "b", "c");
        StandIn.Faults.EmptyPages(2, skip: 1);

        var (entries, pages) = await PagesAsync("maxResults=2");

        entries.Should().Equal("a", "b", "c");
        pages.Should().Be(4);
    }

    [Theory]
    [InlineData("maxResults=0", 400)]
    [InlineData("maxResults=many", 400)]
    [InlineData("pageToken=%21", 400)]
    [InlineData("prefx=a", 400)]
    [InlineData("versions=true", 501)]
    public async Task List_WrongParameter_IsRefused(string query, int status) =>
        (await GetAsync($"{Bucket}/o?{query}")).Status.Should().Be(status);

    [Fact]
    public async Task List_Nothing_HasNoItems()
    {
        var list = await GetAsync($"{Bucket}/o");

        list.Text.Should().Be("""{"kind":"storage#objects"}""");
    }

    [Fact]
    public async Task List_Fields_CutsTheItems()
    {
        await PutAllAsync("a", "b");

        var list = await GetAsync($"{Bucket}/o?fields=items(name,size),nextPageToken");

        list.Text.Should().Be("""{"items":[{"name":"a","size":"1"},{"name":"b","size":"1"}]}""");
    }

    private static IEnumerable<string> Names(Reply list) => list.Json["items"]?.AsArray().Select(item => (string)item!["name"]!) ?? [];

    private static IEnumerable<string> Prefixes(Reply list) => list.Json["prefixes"]?.AsArray().Select(item => (string)item!) ?? [];

    private async Task PutAllAsync(params string[] names)
    {
        foreach (var name in names)
        {
            await PutAsync(name, "x");
        }
    }

    private async Task<IEnumerable<string>> NamesAsync(string query) => Names(await GetAsync($"{Bucket}/o?{query}"));

    private async Task<(List<string> Entries, int Pages)> PagesAsync(string query)
    {
        var (entries, pages, token) = (new List<string>(), 0, "");
        do
        {
            var page = await GetAsync($"{Bucket}/o?{query}&pageToken={token}");
            entries.AddRange(Names(page).Concat(Prefixes(page)).Order(StringComparer.Ordinal));
            pages++;
            token = (string?)page.Json["nextPageToken"];
        }
        while (token is not null);

        return (entries, pages);
    }
}
