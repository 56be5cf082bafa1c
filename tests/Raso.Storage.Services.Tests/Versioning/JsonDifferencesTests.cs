using System.Text.Json;
using Raso.Storage.Versioning;

namespace Raso.Storage.Services.Tests.Versioning;

public sealed class JsonDifferencesTests
{
    [Theory]
    [InlineData("{}", "{}", "")]
    [InlineData("""{"a": 1, "b": 2}""", """{"b": 2, "a": 1}""", "")]
    [InlineData("""{"a": 1}""", """{"a": 1.0}""", "")]
    [InlineData("""{"a": 100}""", """{"a": 1e2}""", "")]
    [InlineData("""{"a": 1}""", """{"a": 1.0000000000000000000001}""", "Changed /a")]
    [InlineData("""{"a": "\u0041"}""", """{"a": "A"}""", "")]
    [InlineData("""{"a": null}""", "{}", "Removed /a")]
    [InlineData("{}", """{"a": null}""", "Added /a")]
    [InlineData("""{"a": null}""", """{"a": false}""", "Changed /a")]
    [InlineData("""{"a": {"b": {"c": 1, "d": 2}}}""", """{"a": {"b": {"c": 3}, "e": []}}""", "Changed /a/b/c, Removed /a/b/d, Added /a/e")]
    [InlineData("[1, 2, 3]", "[1, 4]", "Changed /1, Removed /2")]
    [InlineData("[]", "[[], {}]", "Added /0, Added /1")]
    [InlineData("""[{"a": 1}, {"a": 1}]""", """[{"a": 1}, {"a": 2}]""", "Changed /1/a")]
    [InlineData("""{"a": [1]}""", """{"a": {"0": 1}}""", "Changed /a")]
    [InlineData("[]", "{}", "Changed ")]
    [InlineData("""{"a/b": 1, "c~d": 1, "": 1, " ": 1, "\u00e9": 1}""", "{}", "Removed /a~1b, Removed /c~0d, Removed /, Removed / , Removed /é")]
    [InlineData("""{"a": 1, "a": 2}""", """{"a": 2}""", "")]
    [InlineData(null, null, "")]
    [InlineData(null, "{}", "Added ")]
    [InlineData("[]", null, "Removed ")]
    public void Between_OfTwoDocuments_NamesEachValue(string? old, string? @new, string expected)
    {
        var differences = JsonDifferences.Between(Parse(old), Parse(@new));

        string.Join(", ", differences.Select(difference => $"{difference.Kind} {difference.Path}")).Should().Be(expected);
        differences.Select(difference => (difference.Old is null, difference.New is null)).Should().Equal(
            differences.Select(difference => (difference.Kind == JsonDifferenceKind.Added, difference.Kind == JsonDifferenceKind.Removed)));
    }

    [Fact]
    public void Between_OfManyMembers_FindsTheOneThatDiffers()
    {
        var members = Enumerable.Range(0, 50_000).Select(number => $"\"n{number}\": {number}").ToArray();
        var old = Parse($"{{{string.Join(", ", members)}}}");
        members[40_000] = "\"n40000\": \"other\"";

        var difference = JsonDifferences.Between(old, Parse($"{{{string.Join(", ", members)}}}")).Should().ContainSingle().Which;

        (difference.Path, difference.Old!.Value.GetInt32(), difference.New!.Value.GetString()).Should().Be(("/n40000", 40_000, "other"));
    }

    private static JsonElement? Parse(string? json) => json is null ? null : JsonElement.Parse(json);
}
