using System.Reflection;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Raso.Storage.Assets;
using Raso.Storage.Files;
using Raso.Storage.Folders;
using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Validation;

/// <summary>One place of the public API where a text goes in, and the way that it comes out again.</summary>
internal sealed class TextCall(string name, Func<Bench, Fixtures, string, Task<string?>> call)
{
    /// <summary>Gets the type and the property, or the method.</summary>
    public string Name => name;

    /// <summary>Gets every place: the texts, lists of texts and JSON of every record of input, by reflection, and the methods that take a text.</summary>
    public static IReadOnlyList<TextCall> All { get; } =
    [
        .. Inputs.All.SelectMany(type => Inputs.PropertiesOf(type)
            .Where(property => Inputs.TypeOf(property) is var of && (of == typeof(string) || of == typeof(IReadOnlyList<string>) || of == typeof(JsonElement)))
            .Select(property => new TextCall($"{type.Name}.{property.Name}", (bench, rows, text) => SendAsync(bench, rows, type, property, text)))),
        new("FindByDoiAsync", async (bench, _, text) => (await bench.Papers.FindByDoiAsync(text, TestContext.Current.CancellationToken))?.Doi ?? text),
        new("AssetSource.Extension", async (bench, rows, text) =>
        {
            await rows.SendAsync(bench, new AssetSource(FileContent.FromText("code"), text));
            return null;
        }),
        new("GetUsageAsync", async (bench, _, text) => (await bench.Services.GetRequiredService<IStorageFolders>().GetUsageAsync(text, TestContext.Current.CancellationToken)).Backend),
        new("RebindAsync", async (bench, _, text) => (await bench.Services.GetRequiredService<IBackendIdentities>().RebindAsync(text, TestContext.Current.CancellationToken)).Name),
        new("CheckAsync", async (bench, _, text) =>
        {
            await bench.Services.GetRequiredService<IBackendIdentities>().CheckAsync(text, TestContext.Current.CancellationToken);
            return text;
        }),
        new("FindByDoiAsync of a DOI", async (bench, _, text) => (await bench.Papers.FindByDoiAsync($"10.1000/{text}", TestContext.Current.CancellationToken))?.Doi ?? text),
    ];

    /// <summary>Sends a text.</summary>
    /// <returns>What came back in its place; <see langword="null"/> where the text is not kept as it is.</returns>
    public Task<string?> SendAsync(Bench bench, Fixtures rows, string text) => call(bench, rows, text);

    public override string ToString() => Name;

    private static async Task<string?> SendAsync(Bench bench, Fixtures rows, Type type, PropertyInfo property, string text)
    {
        var of = Inputs.TypeOf(property);
        object value = of == typeof(string) ? text : of == typeof(JsonElement) ? Json(text) : new[] { text };
        var change = property.PropertyType.IsGenericType && property.PropertyType.GetGenericTypeDefinition() == typeof(Change<>);
        var input = rows.Valid(type);
        property.SetValue(input, change ? Activator.CreateInstance(property.PropertyType, value) : value);
        var output = await rows.SendAsync(bench, input);
        return output?.GetType().GetProperty(property.Name)?.GetValue(output) switch
        {
            string kept => kept,
            IReadOnlyList<string> list => list.Should().ContainSingle().Subject,
            JsonElement json => json[0].GetString(),
            _ => null,
        };
    }

    // A lone surrogate cannot stand in JSON that is written; it is escaped as a sender would.
    private static JsonElement Json(string text) => JsonDocument.Parse(
        $"[\"{string.Concat(text.Select(unit => char.IsAsciiLetterOrDigit(unit) ? unit.ToString() : $"\\u{(int)unit:x4}"))}\"]").RootElement;
}
