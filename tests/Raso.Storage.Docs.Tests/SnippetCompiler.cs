using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Raso.Storage.Docs.Tests;

/// <summary>
/// Compiles the snippets of a page. One that has using directives or types stands for a file and is compiled as it is, beside the types of the
/// snippets above it; any other stands for lines of a method that has the services which the guide names.
/// </summary>
internal static class SnippetCompiler
{
    // What a project with ImplicitUsings has.
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private const string GuideUsings = """
        global using System.Text.Json;
        global using Microsoft.Extensions.Configuration;
        global using Microsoft.Extensions.DependencyInjection;
        global using Raso.Storage;
        global using Raso.Storage.Assets;
        global using Raso.Storage.Aws;
        global using Raso.Storage.Azure;
        global using Raso.Storage.Bibliography;
        global using Raso.Storage.Files;
        global using Raso.Storage.Folders;
        global using Raso.Storage.Gcp;
        global using Raso.Storage.InMemory;
        global using Raso.Storage.Jobs;
        global using Raso.Storage.Local;
        global using Raso.Storage.Media;
        global using Raso.Storage.Migrations;
        global using Raso.Storage.Minio;
        global using Raso.Storage.Papers;
        global using Raso.Storage.Relationships;
        global using Raso.Storage.Versioning;
        global using Raso.Storage.Workflows;
        """;

    private const string MethodStart = """
        static class Snippet
        {
            static async Task RunAsync(
                IPaperRepository papers, IAssetService assets, IContentVersioning versions, IStorageFolders folders, IAssetRelationships relationships, IGenerationJobQueue jobs, IMediaValidation validation, IPdfReader pdfs, IPaperIngestion ingestion, IAssetGeneration generation, IContentImprovement improvements, IBulkProcessing bulk, IUnitOfWork unitOfWork, IMigrator migrator, IFileSweeper sweeper, ICloudStorageBackend disk,
                IServiceCollection services, IConfiguration configuration)
            {

        """;

    private const string MethodEnd = """

        #line hidden
                await Task.CompletedTask;
            }
        }
        """;

    private static readonly List<PortableExecutableReference> References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path))];

    /// <summary>Gives each error and warning as <c>file(line): message</c>.</summary>
    internal static IEnumerable<string> Check(Page page)
    {
        List<SyntaxTree> declared = [];
        foreach (var block in page.Blocks.Where(block => block.Language == "csharp"))
        {
            var lines = $"#line {block.Line} \"{page.Path}\"\n{block.Code}";
            var unit = CSharpSyntaxTree.ParseText(block.Code).GetCompilationUnitRoot();
            var isProgram = unit.Members.Any(member => member is GlobalStatementSyntax);
            var isFile = unit.Usings.Count > 0 || unit.Members.Any(member => member is not GlobalStatementSyntax);
            var tree = CSharpSyntaxTree.ParseText(isFile ? lines : MethodStart + lines + MethodEnd);
            var usings = CSharpSyntaxTree.ParseText(isFile ? ImplicitUsings : ImplicitUsings + GuideUsings);
            foreach (var fault in Compile([usings, .. declared, tree], isFile && isProgram))
            {
                yield return fault;
            }

            if (isFile && !isProgram)
            {
                declared.Add(tree);
            }
        }
    }

    private static IEnumerable<string> Compile(IEnumerable<SyntaxTree> trees, bool isProgram) =>
        CSharpCompilation.Create(
                "Snippet",
                trees,
                References,
                new CSharpCompilationOptions(
                    isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable))
            .GetDiagnostics()
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)
            .Select(diagnostic =>
            {
                var place = diagnostic.Location.GetMappedLineSpan();
                return $"{place.Path}({place.StartLinePosition.Line + 1}): {diagnostic.Id} {diagnostic.GetMessage(null)}";
            });
}
