using System.Globalization;
using System.Runtime.InteropServices;

namespace Raso.Storage.Local;

/// <summary>What the error numbers of Linux and macOS mean; they differ above 34.</summary>
internal static class ErrorNumbers
{
    public const int NotPermitted = 1;
    public const int Interrupted = 4;
    public const int TryAgain = 11;
    public const int CrossDevice = 18;
    public const int NotFolder = 20;
    public const int Invalid = 22;
    public const int NoSuchCall = 38;
    public const int NoData = 61;
    public const int Range = 34;

    public static FileFault Classify(int number, bool mac = false) => number switch
    {
        2 => FileFault.NotFound,
        NotPermitted or 13 => FileFault.AccessDenied,
        12 or 23 or 24 => FileFault.TooManyFiles,
        16 or 26 => FileFault.Busy,
        17 => FileFault.Exists,
        NotFolder => FileFault.NotFolder,
        21 => FileFault.IsFolder,
        27 => FileFault.TooLarge,
        28 => FileFault.NoSpace,
        30 => FileFault.ReadOnly,
        _ => mac ? ClassifyMac(number) : ClassifyLinux(number),
    };

    /// <summary>Makes the error that the framework would throw.</summary>
    public static Exception ToException(int number)
    {
        var text = $"{Marshal.GetPInvokeErrorMessage(number)} (error {number.ToString(CultureInfo.InvariantCulture)})";
        return number is NotPermitted or 13 ? new UnauthorizedAccessException(text) : new IOException(text, number);
    }

    private static FileFault ClassifyLinux(int number) => number switch
    {
        6 => FileFault.NotRegular,
        7 => FileFault.TooLarge,
        36 => FileFault.NameTooLong,
        NoSuchCall or 95 => FileFault.NotSupported,
        39 => FileFault.NotEmpty,
        40 => FileFault.IsLink,
        84 => FileFault.BadName,
        122 => FileFault.NoSpace,
        _ => FileFault.Other,
    };

    private static FileFault ClassifyMac(int number) => number switch
    {
        35 => FileFault.Busy,
        45 or 78 or 102 => FileFault.NotSupported,
        62 => FileFault.IsLink,
        63 => FileFault.NameTooLong,
        66 => FileFault.NotEmpty,
        69 => FileFault.NoSpace,
        92 => FileFault.BadName,
        _ => FileFault.Other,
    };
}
