using System.Xml.Linq;
using Mono.Cecil;

namespace Raso.Storage.Architecture.Tests;

/// <summary>Draws the plan of the house from its built assemblies and its project files.</summary>
internal static class PlanReader
{
    internal static HousePlan Read(IEnumerable<string> assemblies, IEnumerable<string> projectFiles)
    {
        var rooms = new HashSet<string>();
        var roomEdges = new Dictionary<(string From, string To), Edge>();
        foreach (var path in assemblies)
        {
            using var assembly = AssemblyDefinition.ReadAssembly(path);
            foreach (var type in assembly.MainModule.Types.Where(type => !IsGenerated(type)))
            {
                var from = Room.Of(type);
                rooms.Add(from);
                foreach (var named in TypeNames.In(type).Where(Room.IsOurs))
                {
                    var to = Room.Of(named);
                    if (to != from)
                    {
                        roomEdges.TryAdd((from, to), new Edge(from, to, $"{type.Name} names {named.Name}"));
                    }
                }
            }
        }

        var projectEdges = projectFiles.SelectMany(ProjectEdgesOf).ToList();
        var projects = projectFiles.Select(file => Path.GetFileNameWithoutExtension(file)).ToHashSet();
        return new HousePlan(projects, rooms, projectEdges, [.. roomEdges.Values.Where(edge => rooms.Contains(edge.To))]);
    }

    // The compiler and the source generators add types in namespaces of their own; they are no rooms.
    private static bool IsGenerated(TypeDefinition type) =>
        !Room.IsHouseNamespace(type.Namespace)
        && (type.Name.StartsWith('<') || type.CustomAttributes.Any(attribute =>
            attribute.AttributeType.Name is "GeneratedCodeAttribute" or "CompilerGeneratedAttribute" or "EmbeddedAttribute"));

    private static IEnumerable<Edge> ProjectEdgesOf(string file) =>
        XDocument.Load(file).Descendants("ProjectReference")
            .Select(reference => reference.Attribute("Include")!.Value.Replace('\\', '/'))
            .Select(target => new Edge(Path.GetFileNameWithoutExtension(file), Path.GetFileNameWithoutExtension(target), target));
}
