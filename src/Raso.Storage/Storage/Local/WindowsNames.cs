using Raso.Storage.Naming;

namespace Raso.Storage.Local;

/// <summary>Names that are files on every other system, but on Windows something else: a drive, a stream of another file, a device, or another name.</summary>
/// <remarks>Source: "Naming Files, Paths, and Namespaces" of the Windows documentation.</remarks>
internal static class WindowsNames
{
    /// <summary>Refuses a name that would lead elsewhere.</summary>
    /// <exception cref="LocalFileException">It would.</exception>
    public static void Require(string name, string path)
    {
        if (name.IndexOfAny(['<', '>', ':', '"', '|', '?', '*']) >= 0)
        {
            throw new LocalFileException(FileFault.BadName, $"Windows has no file '{path}': a name has none of < > : \" | ? *.");
        }

        // Windows drops them, and two files would become one.
        if (name.EndsWith('.') || name.EndsWith(' '))
        {
            throw new LocalFileException(FileFault.BadName, $"Windows has no file '{path}': a name does not end with a dot or a blank.");
        }

        if (IsShort(name))
        {
            throw new LocalFileException(FileFault.BadName, $"Windows has no file '{path}': a name may be the short name of another file.");
        }

        if (DeviceNames.IsReserved(name))
        {
            throw new LocalFileException(FileFault.BadName, $"Windows has no file '{path}': a name is that of a device.");
        }
    }

    /// <summary>Tells a short name such as <c>RASO~1</c>, which Windows gives by itself to a file that has a longer one, <c>.raso</c> among them.</summary>
    private static bool IsShort(string name)
    {
        const int maxStem = 8;
        const int maxExtension = 3;
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        var stem = dot < 0 ? name : name[..dot];
        var tilde = stem.LastIndexOf('~');
        return tilde > 0 && tilde < stem.Length - 1 && stem.Length <= maxStem
            && (dot < 0 || name.Length - dot - 1 <= maxExtension)
            && stem.AsSpan(tilde + 1).IndexOfAnyExceptInRange('0', '9') < 0;
    }
}
