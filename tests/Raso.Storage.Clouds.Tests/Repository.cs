using System.Reflection;

namespace Raso.Storage.Clouds.Tests;

/// <summary>The tree that the tests were built from.</summary>
internal static class Repository
{
    internal static readonly string Root = typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "RepositoryRoot").Value!;
}
