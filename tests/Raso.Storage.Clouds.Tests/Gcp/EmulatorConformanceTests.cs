using Raso.Storage.Testing.Storage;

namespace Raso.Storage.Clouds.Tests.Gcp;

[Trait("Category", "Server")]
[Trait("Suite", "Conformance")]
public sealed class EmulatorArgumentTests : ArgumentConformance<EmulatorHarness>;

[Trait("Category", "Server")]
[Trait("Suite", "Conformance")]
public sealed class EmulatorCancellationTests : CancellationConformance<EmulatorHarness>;

[Trait("Category", "Server")]
[Trait("Suite", "Conformance")]
public sealed class EmulatorConcurrencyTests : ConcurrencyConformance<EmulatorHarness>;

[Trait("Category", "Server")]
[Trait("Suite", "Conformance")]
public sealed class EmulatorContentTests : ContentConformance<EmulatorHarness>;

[Trait("Category", "Server")]
[Trait("Suite", "Conformance")]
public sealed class EmulatorCopyTests : CopyConformance<EmulatorHarness>;

[Trait("Category", "Server")]
[Trait("Suite", "Conformance")]
public sealed class EmulatorDeleteTests : DeleteConformance<EmulatorHarness>;

[Trait("Category", "Server")]
[Trait("Suite", "Conformance")]
public sealed class EmulatorFolderTests : FolderConformance<EmulatorHarness>;

[Trait("Category", "Server")]
[Trait("Suite", "Conformance")]
public sealed class EmulatorListTests : ListConformance<EmulatorHarness>;

[Trait("Category", "Server")]
[Trait("Suite", "Conformance")]
public sealed class EmulatorMetadataTests : MetadataConformance<EmulatorHarness>;

[Trait("Category", "Server")]
[Trait("Suite", "Conformance")]
public sealed class EmulatorPathTests : PathConformance<EmulatorHarness>;

[Trait("Category", "Server")]
[Trait("Suite", "Conformance")]
public sealed class EmulatorPreconditionTests : PreconditionConformance<EmulatorHarness>;

[Trait("Category", "Server")]
[Trait("Suite", "Conformance")]
public sealed class EmulatorProgressTests : ProgressConformance<EmulatorHarness>;

[Trait("Category", "Server")]
[Trait("Suite", "Conformance")]
public sealed class EmulatorRangeTests : RangeConformance<EmulatorHarness>;

[Trait("Category", "Server")]
[Trait("Suite", "Conformance")]
public sealed class EmulatorResumeTests : ResumeConformance<EmulatorHarness>;

[Trait("Category", "Server")]
[Trait("Suite", "Conformance")]
public sealed class EmulatorRetrieveTests : RetrieveConformance<EmulatorHarness>;

[Trait("Category", "Server")]
[Trait("Suite", "Conformance")]
public sealed class EmulatorSignedUrlTests : SignedUrlConformance<EmulatorHarness>;

[Trait("Category", "Server")]
[Trait("Suite", "Conformance")]
public sealed class EmulatorStoreTests : StoreConformance<EmulatorHarness>;

[Trait("Category", "Server")]
[Trait("Suite", "Conformance")]
public sealed class EmulatorTierTests : TierConformance<EmulatorHarness>;

[Trait("Category", "Server")]
[Trait("Suite", "Conformance")]
public sealed class EmulatorUploadTests : UploadConformance<EmulatorHarness>;
