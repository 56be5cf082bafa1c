using Raso.Storage.Testing.Storage;

namespace Raso.Storage.Clouds.Tests.Azure;

[Trait("Category", "Server")]
[Trait("Suite", "Conformance")]
public sealed class AzureArgumentTests : ArgumentConformance<AzureHarness>;

[Trait("Category", "Server")]
[Trait("Suite", "Conformance")]
public sealed class AzureCancellationTests : CancellationConformance<AzureHarness>;

[Trait("Category", "Server")]
[Trait("Suite", "Conformance")]
public sealed class AzureConcurrencyTests : ConcurrencyConformance<AzureHarness>;

[Trait("Category", "Server")]
[Trait("Suite", "Conformance")]
public sealed class AzureContentTests : ContentConformance<AzureHarness>;

[Trait("Category", "Server")]
[Trait("Suite", "Conformance")]
public sealed class AzureCopyTests : CopyConformance<AzureHarness>;

[Trait("Category", "Server")]
[Trait("Suite", "Conformance")]
public sealed class AzureDeleteTests : DeleteConformance<AzureHarness>;

[Trait("Category", "Server")]
[Trait("Suite", "Conformance")]
public sealed class AzureFolderTests : FolderConformance<AzureHarness>;

[Trait("Category", "Server")]
[Trait("Suite", "Conformance")]
public sealed class AzureListTests : ListConformance<AzureHarness>;

[Trait("Category", "Server")]
[Trait("Suite", "Conformance")]
public sealed class AzureMetadataTests : MetadataConformance<AzureHarness>;

[Trait("Category", "Server")]
[Trait("Suite", "Conformance")]
public sealed class AzurePathTests : PathConformance<AzureHarness>;

[Trait("Category", "Server")]
[Trait("Suite", "Conformance")]
public sealed class AzurePreconditionTests : PreconditionConformance<AzureHarness>;

[Trait("Category", "Server")]
[Trait("Suite", "Conformance")]
public sealed class AzureProgressTests : ProgressConformance<AzureHarness>;

[Trait("Category", "Server")]
[Trait("Suite", "Conformance")]
public sealed class AzureRangeTests : RangeConformance<AzureHarness>;

[Trait("Category", "Server")]
[Trait("Suite", "Conformance")]
public sealed class AzureResumeTests : ResumeConformance<AzureHarness>;

[Trait("Category", "Server")]
[Trait("Suite", "Conformance")]
public sealed class AzureRetrieveTests : RetrieveConformance<AzureHarness>;

[Trait("Category", "Server")]
[Trait("Suite", "Conformance")]
public sealed class AzureSignedUrlTests : SignedUrlConformance<AzureHarness>;

[Trait("Category", "Server")]
[Trait("Suite", "Conformance")]
public sealed class AzureStoreTests : StoreConformance<AzureHarness>;

[Trait("Category", "Server")]
[Trait("Suite", "Conformance")]
public sealed class AzureTierTests : TierConformance<AzureHarness>;

[Trait("Category", "Server")]
[Trait("Suite", "Conformance")]
public sealed class AzureUploadTests : UploadConformance<AzureHarness>;
