namespace Raso.Storage.Architecture.Tests;

/// <summary>The arrows of this house. A new project or room gets its line here together with its first type.</summary>
internal static class House
{
    private const string Contracts = "Raso.Storage.Abstractions";
    private const string Engine = "Raso.Storage";

    private static readonly string[] Services = ["Papers", "Assets", "Versioning", "Relationships", "Jobs"];
    private static readonly string[] ContractRooms =
    [
        .. Services, "Storage", "Files", "Folders", "Media", "Workflows", "Replication", "Recovery", "Migrations", "Monitoring", "Delivery",
    ];
    private static readonly string[] BelowReplication = ["Storage", "Resilience", "Diagnostics"];
    private static readonly string[] BelowFiles = ["Replication", .. BelowReplication];
    private static readonly string[] BelowServices = ["Files", "Catalog", "Validation", .. BelowFiles];
    private static readonly string[] BelowTop = [.. Services, "Files", .. BelowFiles];

    internal static HouseRules Rules { get; } = new(Projects(), Rooms());

    private static Dictionary<string, HashSet<string>> Projects() => new()
    {
        [Contracts] = Set(),
        [Engine] = Set(Contracts),
        ["Raso.Storage.Aws"] = Set(Engine),
        ["Raso.Storage.Azure"] = Set(Engine),
        ["Raso.Storage.Gcp"] = Set(Engine),
        ["Raso.Storage.Media"] = Set(Engine),
        ["Raso.Storage.Minio"] = Set(Engine),
        ["Raso.Storage.Sqlite"] = Set(Engine),
        ["Raso.Storage.Testing"] = Set(Engine),
    };

    private static Dictionary<string, HashSet<string>> Rooms()
    {
        // The contracts are one floor: they may name each other, but never in a circle.
        var rooms = ContractRooms.ToDictionary(room => $"{Contracts}/{room}", _ => Set(HouseRules.Everything));

        rooms[$"{Engine}/DependencyInjection"] = Set(HouseRules.Everything);
        // A unit of work is one transaction of the catalogue over several services.
        rooms[$"{Engine}/Workflows"] = Below([.. BelowTop, "Content", "Catalog", "Naming", "Folders", "Validation"]);
        rooms[$"{Engine}/Recovery"] = Below(BelowTop);
        rooms[$"{Engine}/Delivery"] = Below(BelowTop);
        rooms[$"{Engine}/Papers"] = Below([.. BelowServices, "Naming", "Folders"]);
        rooms[$"{Engine}/Assets"] = Below([.. BelowServices, "Content", "Naming"]);
        rooms[$"{Engine}/Versioning"] = Below([.. BelowServices, "Content"]);
        rooms[$"{Engine}/Relationships"] = Below(BelowServices);
        rooms[$"{Engine}/Jobs"] = Below(BelowServices);
        // What runs jobs in a host, over the queue.
        rooms[$"{Engine}/Jobs.Hosting"] = Below([.. BelowServices, "Jobs"]);
        // Files that papers come from and leave in: what a catalogue takes of them, and names for keys.
        rooms[$"{Engine}/Bibliography"] = Below("Papers", "Naming");
        // What the kinds of assets are, and how a version of one is written: assets and versions both make versions.
        rooms[$"{Engine}/Content"] = Below([.. BelowServices, "Naming"]);
        // What is derived from papers and kept beside their files.
        rooms[$"{Engine}/Folders"] = Below(["Files", "Catalog", "Naming", .. BelowFiles]);
        rooms[$"{Engine}/Files"] = Below(["Catalog", .. BelowFiles]);
        rooms[$"{Engine}/Migrations"] = Below("Catalog", "Diagnostics");
        rooms[$"{Engine}/Monitoring"] = Below("Catalog", "Diagnostics");
        rooms[$"{Engine}/Replication"] = Below(BelowReplication);
        rooms[$"{Engine}/Local"] = Below(["Naming", .. BelowReplication]);
        rooms[$"{Engine}/InMemory"] = Below(BelowReplication);
        rooms[$"{Engine}/Storage"] = Below("Resilience", "Diagnostics");
        rooms[$"{Engine}/Resilience"] = Below("Diagnostics");
        rooms[$"{Engine}/Catalog.Postgres"] = Below("Catalog", "Diagnostics");
        rooms[$"{Engine}/Catalog"] = Below("Diagnostics");
        rooms[$"{Engine}/Naming"] = Below();
        rooms[$"{Engine}/Validation"] = Below();
        rooms[$"{Engine}/Diagnostics"] = Below();

        rooms["Raso.Storage.Media/DependencyInjection"] = Set(HouseRules.Everything);
        // It reads and judges; what it knows of assets and files it knows as an application does.
        rooms["Raso.Storage.Media/*"] = Below();

        // A provider is a driver: what it needs beside its store's own client is the seam of drivers.
        foreach (var provider in new[] { "Aws", "Azure", "Gcp", "Minio" })
        {
            rooms[$"Raso.Storage.{provider}/DependencyInjection"] = Set(HouseRules.Everything);
            rooms[$"Raso.Storage.{provider}/*"] = Below("Storage", "Resilience");
        }

        rooms["Raso.Storage.Sqlite/DependencyInjection"] = Set(HouseRules.Everything);
        rooms["Raso.Storage.Sqlite/*"] = Below("Catalog", "Diagnostics");

        // The suites judge what the engine shows in public; PostgreSQL is reached through the catalogue's seam alone.
        rooms["Raso.Storage.Testing/*"] = Below([.. BelowServices, .. Services, "InMemory"]);
        return rooms;
    }

    // A room of the engine may also name every contract.
    private static HashSet<string> Below(params string[] engineRooms) =>
        Set([.. engineRooms.Select(room => $"{Engine}/{room}"), .. ContractRooms.Select(room => $"{Contracts}/{room}")]);

    private static HashSet<string> Set(params string[] names) => names.ToHashSet();
}
