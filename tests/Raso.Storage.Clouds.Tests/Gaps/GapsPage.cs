using System.Globalization;
using System.Reflection;
using System.Text;

namespace Raso.Storage.Clouds.Tests.Gaps;

/// <summary>The page of what providers can do and cannot, written from what their drivers declare.</summary>
internal static class GapsPage
{
    private static readonly IReadOnlyList<PropertyInfo> Members =
        [.. typeof(StorageCapabilities).GetProperties().Where(member => member.Name is not nameof(StorageCapabilities.Gaps) and not nameof(StorageCapabilities.MaxFileLength) && member.DeclaringType == typeof(StorageCapabilities) && member.GetMethod!.IsPublic)];

    /// <summary>Finds the capabilities that are not given.</summary>
    public static IEnumerable<string> Missing(StorageCapabilities can) => Members.Where(member => !IsGiven(member.GetValue(can))).Select(member => member.Name);

    /// <summary>Writes the page.</summary>
    public static string Write(IReadOnlyList<(string Provider, StorageCapabilities Can)> providers)
    {
        var page = new StringBuilder();
        page.Append(
            """
            # What each provider can do

            This page is made from what the drivers declare (`ICloudStorageBackend.Capabilities`), and a test fails when it differs from them; the
            conformance suite holds each driver to its words on a real server. An option that a backend cannot honour throws `NotSupported`; nothing is
            silently left out.


            """);
        Line(page, ["", .. providers.Select(provider => provider.Provider)]);
        Line(page, Enumerable.Repeat("---", providers.Count + 1));
        foreach (var member in Members)
        {
            Line(page, [$"`{member.Name}`", .. providers.Select(provider => Text(member.GetValue(provider.Can)))]);
        }

        Line(page, [$"`{nameof(StorageCapabilities.MaxFileLength)}`", .. providers.Select(provider => Length(provider.Can.MaxFileLength))]);
        foreach (var (provider, can) in providers)
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {provider}\n\n");
            foreach (var gap in can.Gaps)
            {
                page.Append(CultureInfo.InvariantCulture, $"- {gap.Capability}: {gap.Reason}\n");
            }
        }

        return page.ToString();
    }

    private static void Line(StringBuilder page, IEnumerable<string> cells) => page.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", cells)} |\n");

    private static bool IsGiven(object? value) => value switch
    {
        bool given => given,
        IReadOnlyList<string> list => list.Count > 0,
        _ => throw new InvalidOperationException($"A capability of type {value?.GetType()} is not known to the page."),
    };

    private static string Text(object? value) => value switch
    {
        bool given => given ? "yes" : "no",
        IReadOnlyList<string> { Count: > 0 } list => string.Join(", ", list),
        _ => "none",
    };

    private static string Length(long? bytes) => bytes is { } count ? string.Create(CultureInfo.InvariantCulture, $"{count:n0} bytes") : "no limit of its own";
}
