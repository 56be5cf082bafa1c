namespace Raso.Storage.Architecture.Tests;

/// <summary>Who may name whom. An arrow that is not here is an error, and so is a room that is not here.</summary>
internal sealed class HouseRules(
    Dictionary<string, HashSet<string>> projects,
    Dictionary<string, HashSet<string>> rooms)
{
    /// <summary>As a target: every room. As a room, <c>project/*</c>: all rooms of that project without a line of their own.</summary>
    internal const string Everything = "*";

    private const string Builders = "/DependencyInjection";

    internal IReadOnlyList<string> ViolationsOf(HousePlan plan) =>
        [
            .. plan.Projects.Where(project => !projects.ContainsKey(project))
                .Select(project => $"{project} is a new project: say in {nameof(House)} where it stands."),
            .. plan.Rooms.Where(room => LineOf(room) is null)
                .Select(room => $"{room} is a new room: say in {nameof(House)} where it stands."),
            .. plan.ProjectEdges.Where(edge => !projects.TryGetValue(edge.From, out var targets) || !targets.Contains(edge.To))
                .Select(edge => $"Project {edge.From} may not depend on {edge.To}: {edge.Because}."),
            .. plan.RoomEdges.Where(edge => !Allows(edge))
                .Select(edge => $"{edge.From} may not name {edge.To}: {edge.Because}."),
            .. Circles.Among(plan.ProjectEdges).Concat(Circles.Among(plan.RoomEdges))
                .Select(circle => $"A circle: {string.Join(", ", circle)}."),
        ];

    private static string ProjectOf(string room) => room[..room.IndexOf('/', StringComparison.Ordinal)];

    private bool Allows(Edge edge)
    {
        if (edge.To.EndsWith(Builders, StringComparison.Ordinal))
        {
            return edge.From.EndsWith(Builders, StringComparison.Ordinal);
        }

        var hasOwnLine = rooms.ContainsKey(edge.From);
        return LineOf(edge.From) is { } targets
            && (targets.Contains(edge.To) || targets.Contains(Everything) || (!hasOwnLine && ProjectOf(edge.From) == ProjectOf(edge.To)));
    }

    private HashSet<string>? LineOf(string room) =>
        rooms.TryGetValue(room, out var line) || rooms.TryGetValue($"{ProjectOf(room)}/{Everything}", out line) ? line : null;
}
