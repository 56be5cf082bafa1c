using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Raso.Storage.Architecture.Tests;

/// <summary>The rules that the files of the tree must keep.</summary>
internal static class Sources
{
    internal const int LongestFile = 400;
    private static readonly string[] ForbiddenFolders = ["Utils", "Common", "Helpers", "Models"];
    private static readonly string[] GeneratedFolders = ["bin", "obj", "artifacts", "TestResults"];

    internal static string Root { get; } =
        typeof(Sources).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(entry => entry.Key == "RepositoryRoot").Value!;

    internal static IEnumerable<string> Below(params string[] folders) =>
        folders.Select(folder => Path.Combine(Root, folder)).Where(Directory.Exists).SelectMany(FilesOf);

    internal static IEnumerable<string> FolderViolations(string path) =>
        Relative(path).Split('/')[..^1].Where(ForbiddenFolders.Contains)
            .Select(folder => $"{Relative(path)}: a folder named {folder} says nothing of what is in it.");

    internal static IEnumerable<string> LengthViolations(string path, string text)
    {
        var lines = text.AsSpan().Count('\n');
        return lines > LongestFile ? [$"{Relative(path)}: {lines} lines, over {LongestFile}."] : [];
    }

    /// <summary>One top-level type a file, named like the file, in the namespace of its folder.</summary>
    internal static IEnumerable<string> TypeViolations(string path, string text)
    {
        var types = TopLevelTypes(CSharpSyntaxTree.ParseText(text).GetCompilationUnitRoot());
        if (types.Count > 1)
        {
            yield return $"{Relative(path)}: {types.Count} types in one file: {string.Join(", ", types.Select(type => type.Name))}.";
        }

        foreach (var (name, space, isPublic) in types)
        {
            var file = Path.GetFileNameWithoutExtension(path);
            if (file != name && !file.StartsWith(name + ".", StringComparison.Ordinal))
            {
                yield return $"{Relative(path)}: the type is called {name}.";
            }

            var expected = NamespaceOf(path, isPublic);
            if (space != expected)
            {
                yield return $"{Relative(path)}: namespace {space} instead of {expected}.";
            }
        }
    }

    private static List<(string Name, string Namespace, bool IsPublic)> TopLevelTypes(CompilationUnitSyntax unit) =>
        [
            .. unit.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
                .OfType<MemberDeclarationSyntax>()
                .Select(member => (
                    Name: NameOf(member),
                    Namespace: (member.Parent as BaseNamespaceDeclarationSyntax)?.Name.ToString() ?? "",
                    IsPublic: member.Modifiers.Any(SyntaxKind.PublicKeyword)))
                .Where(member => member.Name.Length > 0),
        ];

    private static string NameOf(MemberDeclarationSyntax member) => member switch
    {
        BaseTypeDeclarationSyntax type => type.Identifier.Text,
        DelegateDeclarationSyntax type => type.Identifier.Text,
        _ => "",
    };

    // src/<project>/<folder>/... : Storage and Errors hold the words that everyone uses, so they stand in the root namespace
    // (its folders Reading and Writing are inside of one room: the backend and its parts name each other);
    // what users call on IServiceCollection stands where it stands.
    private static string NamespaceOf(string path, bool isPublic)
    {
        var parts = Relative(path).Split('/');
        var folders = parts[2..^1];
        if (isPublic && folders is ["DependencyInjection", ..])
        {
            return "Microsoft.Extensions.DependencyInjection";
        }

        var isCore = parts[1] is "Raso.Storage" or "Raso.Storage.Abstractions";
        var below = !isCore ? folders : folders switch
        {
            ["Storage", "Reading" or "Writing", .. var deeper] => deeper,
            ["Storage" or "Errors", .. var deeper] => deeper,
            _ => folders,
        };
        return string.Join('.', [isCore ? "Raso.Storage" : parts[1], .. below]);
    }

    private static IEnumerable<string> FilesOf(string folder) =>
        Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(path => !Relative(path).Split('/').Any(GeneratedFolders.Contains))
            .Order(StringComparer.Ordinal);

    private static string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');
}
