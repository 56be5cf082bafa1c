using Mono.Cecil;

namespace Raso.Storage.Architecture.Tests;

/// <summary>A room is one namespace of one project, written <c>project/folder</c>.</summary>
internal static class Room
{
    private const string Root = "Raso.Storage";
    private const string BuilderNamespace = "Microsoft.Extensions.DependencyInjection";

    internal static string Of(TypeReference type)
    {
        var outermost = Outermost(type);
        return $"{ProjectOf(outermost)}/{FolderOf(outermost.Namespace)}";
    }

    internal static bool IsOurs(TypeReference type) => IsOurProject(ProjectOf(Outermost(type)));

    internal static bool IsOurProject(string name) =>
        name == Root || (name.StartsWith(Root + ".", StringComparison.Ordinal) && !name.EndsWith(".Tests", StringComparison.Ordinal));

    internal static bool IsHouseNamespace(string name) =>
        name is Root or BuilderNamespace || name.StartsWith(Root + ".", StringComparison.Ordinal);

    private static string FolderOf(string name) => name switch
    {
        Root => "Storage",
        BuilderNamespace => "DependencyInjection",
        _ when name.StartsWith(Root + ".", StringComparison.Ordinal) => name[(Root.Length + 1)..],
        _ => name,
    };

    private static string ProjectOf(TypeReference type) => type.Scope switch
    {
        AssemblyNameReference reference => reference.Name,
        ModuleDefinition module => module.Assembly.Name.Name,
        _ => type.Scope.Name,
    };

    private static TypeReference Outermost(TypeReference type) => type.DeclaringType is null ? type : Outermost(type.DeclaringType);
}
