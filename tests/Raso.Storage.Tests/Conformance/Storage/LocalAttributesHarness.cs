using Raso.Storage.Local;

namespace Raso.Storage.Tests.Conformance.Storage;

/// <summary>A local folder that keeps descriptions in extended attributes.</summary>
public sealed class LocalAttributesHarness : LocalHarness
{
    private protected override LocalStorageDriver CreateDriver(LocalStorageOptions options)
    {
        options.Descriptions = LocalDescriptions.Attributes;
        return new LocalStorageDriver(options);
    }
}
