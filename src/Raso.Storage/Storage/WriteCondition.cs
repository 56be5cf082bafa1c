namespace Raso.Storage;

/// <summary>Under which condition an object may be written.</summary>
/// <param name="CreateOnly">Only where no object is stored at the path.</param>
/// <param name="IfMatch">Only where the stored object has this ETag.</param>
public readonly record struct WriteCondition(bool CreateOnly, string? IfMatch)
{
    /// <summary>Gets a value indicating whether there is a condition at all.</summary>
    public bool IsSet => CreateOnly || IfMatch is not null;
}
