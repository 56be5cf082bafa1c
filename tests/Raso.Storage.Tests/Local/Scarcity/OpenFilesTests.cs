using System.Globalization;
using Raso.Storage.Tests.Campaigns;

namespace Raso.Storage.Local.Scarcity;

/// <summary>A process that has no descriptor left at any point of a call: a typed error, worth another attempt, and all as it was.</summary>
public sealed class OpenFilesTests : IDisposable
{
    private const int MostFiles = 250;

    private readonly string _folder = Directory.CreateTempSubdirectory("open-files-").FullName;

    // The runtime itself needs a descriptor now and then, and ends the process where it finds none: too rough for every build.
    [Theory]
    [Trait("Category", "Long")]
    [InlineData(LocalDescriptions.Attributes)]
    [InlineData(LocalDescriptions.Sidecar)]
    public async Task Call_AnyNumberOfDescriptorsLeft_FailsCleanOrSucceeds(LocalDescriptions descriptions)
    {
        using var worker = WorkerProcess.Start(MostFiles, OpenFilesJob.Name, _folder, descriptions.ToString());

        var failures = int.Parse(await worker.EndAsync(), CultureInfo.InvariantCulture);

        failures.Should().BeGreaterThan(9, "each kind of call needs a descriptor");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
