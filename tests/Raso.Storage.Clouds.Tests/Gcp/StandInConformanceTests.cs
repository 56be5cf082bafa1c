using Raso.Storage.Testing.Storage;

namespace Raso.Storage.Clouds.Tests.Gcp;

[Trait("Suite", "Conformance")]
public sealed class StandInArgumentTests : ArgumentConformance<StandInHarness>;

[Trait("Suite", "Conformance")]
public sealed class StandInCancellationTests : CancellationConformance<StandInHarness>;

[Trait("Suite", "Conformance")]
public sealed class StandInConcurrencyTests : ConcurrencyConformance<StandInHarness>;

[Trait("Suite", "Conformance")]
public sealed class StandInContentTests : ContentConformance<StandInHarness>;

[Trait("Suite", "Conformance")]
public sealed class StandInCopyTests : CopyConformance<StandInHarness>;

[Trait("Suite", "Conformance")]
public sealed class StandInDeleteTests : DeleteConformance<StandInHarness>;

[Trait("Suite", "Conformance")]
public sealed class StandInFolderTests : FolderConformance<StandInHarness>;

[Trait("Suite", "Conformance")]
public sealed class StandInListTests : ListConformance<StandInHarness>;

[Trait("Suite", "Conformance")]
public sealed class StandInMetadataTests : MetadataConformance<StandInHarness>;

[Trait("Suite", "Conformance")]
public sealed class StandInPathTests : PathConformance<StandInHarness>;

[Trait("Suite", "Conformance")]
public sealed class StandInPreconditionTests : PreconditionConformance<StandInHarness>;

[Trait("Suite", "Conformance")]
public sealed class StandInProgressTests : ProgressConformance<StandInHarness>;

[Trait("Suite", "Conformance")]
public sealed class StandInRangeTests : RangeConformance<StandInHarness>;

[Trait("Suite", "Conformance")]
public sealed class StandInResumeTests : ResumeConformance<StandInHarness>;

[Trait("Suite", "Conformance")]
public sealed class StandInRetrieveTests : RetrieveConformance<StandInHarness>;

[Trait("Suite", "Conformance")]
public sealed class StandInSignedUrlTests : SignedUrlConformance<StandInHarness>;

[Trait("Suite", "Conformance")]
public sealed class StandInStoreTests : StoreConformance<StandInHarness>;

[Trait("Suite", "Conformance")]
public sealed class StandInTierTests : TierConformance<StandInHarness>;

[Trait("Suite", "Conformance")]
public sealed class StandInUploadTests : UploadConformance<StandInHarness>;
