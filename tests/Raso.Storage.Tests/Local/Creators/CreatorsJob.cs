using System.Globalization;
using Raso.Storage.Tests.InMemory;

namespace Raso.Storage.Local.Creators;

/// <summary>Creates one path from several places at once, in a process of its own or in that of the test.</summary>
internal static class CreatorsJob
{
    public const string Name = "creators";

    /// <summary>Waits for a line, and then creates each path with many creators.</summary>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var (creators, rounds) = (int.Parse(arguments[2], CultureInfo.InvariantCulture), int.Parse(arguments[3], CultureInfo.InvariantCulture));
        await using var backend = Open(arguments[0], Enum.Parse<LocalDescriptions>(arguments[1]));
        await backend.GetInfoAsync("none");
        for (var round = 0; round < rounds; round++)
        {
            Console.WriteLine("ready");
            if (await Console.In.ReadLineAsync() is null)
            {
                return 1;
            }

            var outcomes = await CreateAsync(backend, PathOf(round), creators);
            Console.WriteLine($"{outcomes.Count(code => code is null)} {outcomes.Count(code => code == StorageErrorCode.AlreadyExists)}");
        }

        return 0;
    }

    public static string PathOf(int round) => string.Create(CultureInfo.InvariantCulture, $"new/{round}/file");

    public static CloudStorageBackend Open(string root, LocalDescriptions descriptions) =>
        BackendUnderTest.Over(new LocalStorageDriver(new LocalStorageOptions { RootPath = root, Descriptions = descriptions }));

    /// <summary>Creates a path many times at once.</summary>
    /// <returns>What each was told; <see langword="null"/> for one that won.</returns>
    public static async Task<IReadOnlyList<StorageErrorCode?>> CreateAsync(CloudStorageBackend backend, string path, int creators) =>
        await Task.WhenAll(Enumerable.Range(0, creators).Select(creator => Task.Run(async () =>
        {
            try
            {
                await backend.StoreAsync(path, FileContent.FromBytes(BackendUnderTest.Bytes(2000, creator)), new StoreOptions { CreateOnly = true });
                return (StorageErrorCode?)null;
            }
            catch (StorageException exception)
            {
                return exception.Code;
            }
        })));
}
