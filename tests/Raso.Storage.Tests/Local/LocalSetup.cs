namespace Raso.Storage.Local;

/// <summary>The combinations of file system calls and descriptions that the driver's tests run on.</summary>
public enum LocalSetup
{
    LinuxAttributes,
    LinuxSidecars,
    PortableSidecars,
}
