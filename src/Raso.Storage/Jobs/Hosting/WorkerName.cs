using System.Globalization;
using System.Security.Cryptography;

namespace Raso.Storage.Jobs.Hosting;

/// <summary>The name of a worker that was given none.</summary>
internal static class WorkerName
{
    private const int MaxMachineName = 150;

    public static string Create()
    {
        var machine = Environment.MachineName;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{(machine.Length > MaxMachineName ? machine[..MaxMachineName] : machine)}:{Environment.ProcessId}:{RandomNumberGenerator.GetHexString(8, lowercase: true)}");
    }
}
