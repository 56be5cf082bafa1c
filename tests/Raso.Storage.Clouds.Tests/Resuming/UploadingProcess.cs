using System.Diagnostics;

namespace Raso.Storage.Clouds.Tests.Resuming;

/// <summary>A process that stores a file, and stands still once the store has taken two parts of it.</summary>
internal static class UploadingProcess
{
    public const string Switch = "--upload";

    private const string Held = "held";

    /// <summary>Gets where the state of the upload of a file is kept.</summary>
    public static string StateOf(string file) => $"{file}.upload";

    /// <summary>Starts the process, waits until it stands still, and ends it as a crash would: no code of it runs any more.</summary>
    public static async Task RunAndKillAsync(string store, string place, string file, CancellationToken cancellationToken)
    {
        var self = Environment.ProcessPath!;
        string[] command = Path.GetFileNameWithoutExtension(self) == "dotnet" ? [self, typeof(UploadingProcess).Assembly.Location] : [self];
        using var process = Process.Start(new ProcessStartInfo(command[0], [.. command[1..], Switch, store, place, file])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        try
        {
            (await process.StandardOutput.ReadLineAsync(cancellationToken)).Should().Be(Held);
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync(cancellationToken);
        }
    }

    /// <summary>What the process does.</summary>
    public static async Task<int> RunAsync(string store, string place, string file)
    {
        await using var backend = UploadedStores.Open(store, place);
        await backend.StoreAsync(KilledUploadTests.Path, FileContent.FromFile(file), new StoreOptions { Resume = new UploadResume { SaveAsync = SaveAsync } });
        return 0;

        async ValueTask SaveAsync(UploadState state, CancellationToken cancellationToken)
        {
            await File.WriteAllTextAsync($"{StateOf(file)}.new", state.ToJson(), cancellationToken);
            File.Move($"{StateOf(file)}.new", StateOf(file), overwrite: true);
            if (state.Parts.Count(part => part.ETag is not null) >= 2)
            {
                Console.WriteLine(Held);
                await Console.In.ReadLineAsync(cancellationToken);
            }
        }
    }
}
