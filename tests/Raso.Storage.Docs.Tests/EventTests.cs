using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using Raso.Storage.Diagnostics;
using Raso.Storage.Media;
using Raso.Storage.Sqlite;

namespace Raso.Storage.Docs.Tests;

/// <summary>Every log message has an event id of its own, which is a public constant and stands in the documentation.</summary>
public sealed partial class EventTests
{
    private static readonly Assembly[] Assemblies = [typeof(StorageEvents).Assembly, typeof(SqliteEvents).Assembly, typeof(MediaEvents).Assembly];

    private static IReadOnlyList<LoggerMessageAttribute> Messages { get; } =
    [
        .. Assemblies.SelectMany(assembly => assembly.GetTypes())
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Select(method => method.GetCustomAttribute<LoggerMessageAttribute>()).OfType<LoggerMessageAttribute>(),
    ];

    private static IReadOnlyList<(int Id, string Name)> Constants { get; } =
    [
        .. Assemblies.SelectMany(assembly => assembly.GetExportedTypes()).Where(type => type.Name.EndsWith("Events", StringComparison.Ordinal))
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public).Where(field => field.IsLiteral))
            .Select(field => ((int)field.GetRawConstantValue()!, $"{field.DeclaringType!.Name}.{field.Name}")),
    ];

    [Fact]
    public void Messages_OfAllPackages_ShareNoId() => Messages.Select(message => message.EventId).Should().OnlyHaveUniqueItems().And.HaveCountGreaterThan(20);

    [Fact]
    public void Messages_OfAllPackages_HavePublicConstantsAsIds() =>
        Messages.Select(message => message.EventId).Should().BeEquivalentTo(Constants.Select(constant => constant.Id));

    [Fact]
    public void TelemetryPage_ListsEveryEventAndNoOther()
    {
        var listed = Row().Matches(Page.Read("docs/telemetry.md").Text)
            .Select(row => (int.Parse(row.Groups["id"].Value, System.Globalization.CultureInfo.InvariantCulture), row.Groups["name"].Value, row.Groups["level"].Value));

        listed.Should().BeEquivalentTo(Messages.Select(message => (
            message.EventId, Constants.Single(constant => constant.Id == message.EventId).Name, message.Level.ToString())));
    }

    [GeneratedRegex(@"^\| (?<id>[0-9]+) \| `(?<name>[^`]+)` \| (?<level>\w+) \| .+ \|\r?$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
