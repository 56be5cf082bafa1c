using System.Security.Cryptography;

namespace Raso.Storage.Packages.Tests;

public sealed class DeterminismTests(PackedPackages packages)
{
    [Fact]
    [Trait("Category", "Long")]
    public async Task Pack_Twice_GivesTheSameBytes()
    {
        var again = Directory.CreateTempSubdirectory("raso-packages-");
        try
        {
            await Command.RunAsync(
                Tree.Root, Path.Combine(Tree.Root, "eng", "pack"), "--version", packages.Version, "--output", again.FullName);

            HashesIn(again.FullName).Should().Equal(HashesIn(packages.Folder));
        }
        finally
        {
            again.Delete(recursive: true);
        }
    }

    // The archives themselves carry times; the libraries, documentation and symbols in them must not.
    private static List<string> HashesIn(string folder) =>
        [
            .. Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal).SelectMany(path =>
            {
                using var package = new Package(path, "");
                return package.Files.Where(file => file.StartsWith("lib/", StringComparison.Ordinal))
                    .Select(file => $"{Path.GetFileName(path)} {file} {Convert.ToHexString(SHA256.HashData(package.ReadBytes(file)))}")
                    .ToList();
            }),
        ];
}
