namespace Raso.Storage.Local;

/// <summary>Tries a root before the first file is stored, so that a host that cannot write does not start.</summary>
internal static class LocalRootCheck
{
    /// <summary>Looks for values that cannot be used, then opens the root for writing, which makes it where that is allowed.</summary>
    /// <returns>The properties at fault, each with its mend; empty when all is well.</returns>
    public static IReadOnlyList<ValidationFailure> Check(LocalStorageOptions options)
    {
        var failures = options.Validate();
        if (failures.Count > 0)
        {
            return failures;
        }

        try
        {
            IFileSystem files = LinuxFileSystem.IsSupported ? new LinuxFileSystem() : new PortableFileSystem();
            new RootOpener(files, Path.GetFullPath(options.RootPath), options.Descriptions).Open(options.CreateContainer).Dispose();
            return [];
        }
        catch (LocalFileException error)
        {
            return [new ValidationFailure(nameof(options.RootPath), $"cannot be used: {LocalErrors.Map(error).Message}")];
        }
    }
}
