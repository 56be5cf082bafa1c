using System.Runtime.InteropServices;

namespace Raso.Storage.Crash.Tests;

/// <summary>Signals to worker processes.</summary>
internal static partial class Signals
{
    private const int SigCont = 18;
    private const int SigStop = 19;

    public static void Continue(WorkerProcess worker) => Kill(worker.Id, SigCont).Should().Be(0);

    public static void Stop(WorkerProcess worker) => Kill(worker.Id, SigStop).Should().Be(0);

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
