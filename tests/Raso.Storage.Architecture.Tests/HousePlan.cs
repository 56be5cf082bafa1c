namespace Raso.Storage.Architecture.Tests;

/// <summary>The rooms that were found in the built assemblies, and what names what.</summary>
internal sealed record HousePlan(
    IReadOnlySet<string> Projects,
    IReadOnlySet<string> Rooms,
    IReadOnlyList<Edge> ProjectEdges,
    IReadOnlyList<Edge> RoomEdges);
