namespace Raso.Storage.Local;

/// <summary>How a folder of this machine serves as a backend. Its root is made on first use unless <see cref="BackendOptions.CreateContainer"/> is cleared.</summary>
public sealed class LocalStorageOptions : BackendOptions
{
    /// <summary>Initializes options without a root.</summary>
    public LocalStorageOptions() => CreateContainer = true;

    /// <summary>Gets or sets the folder below which the files are stored; a relative one is taken from the working folder at the time the driver is made. It may be a link itself.</summary>
    public string RootPath { get; set; } = "";

    /// <summary>Gets or sets where descriptions are kept; <see cref="LocalDescriptions.Auto"/> unless set. A root keeps what it was begun with, and another choice is an error.</summary>
    public LocalDescriptions Descriptions { get; set; }

    /// <summary>Gets or sets the free space of the disk, in bytes, below which the health check reports the backend as degraded; 1 GiB unless set, 0 for never.</summary>
    public long MinFreeBytes { get; set; } = 1L << 30;

    /// <summary>Gets the address and the keys of signed URLs; without them <see cref="StorageCapabilities.SignedUrls"/> is not declared.</summary>
    public SigningOptions Signing { get; } = new();

    /// <inheritdoc/>
    public override IReadOnlyList<ValidationFailure> Validate()
    {
        var failures = new List<ValidationFailure>(base.Validate());
        if (string.IsNullOrWhiteSpace(RootPath))
        {
            failures.Add(new ValidationFailure(nameof(RootPath), "is empty; set it to the folder that shall hold the files, for example \"data\"."));
        }
        else if (RootPath.Contains('\0', StringComparison.Ordinal))
        {
            failures.Add(new ValidationFailure(nameof(RootPath), "has a NUL character; remove it."));
        }

        if (!Enum.IsDefined(Descriptions))
        {
            failures.Add(new ValidationFailure(nameof(Descriptions), "is none of its kinds; use Auto, Attributes or Sidecar."));
        }

        if (MinFreeBytes < 0)
        {
            failures.Add(new ValidationFailure(nameof(MinFreeBytes), $"is {MinFreeBytes}; set 0 or more bytes."));
        }

        failures.AddRange(SigningOptionsRules.Check(Signing, $"{nameof(Signing)}."));
        return failures;
    }
}
