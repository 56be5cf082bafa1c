using Raso.Storage.Testing.Storage;

namespace Raso.Storage.Clouds.Tests.Gcp;

public sealed class StandInArgumentTests : ArgumentConformance<StandInHarness>;

public sealed class StandInCancellationTests : CancellationConformance<StandInHarness>;

public sealed class StandInConcurrencyTests : ConcurrencyConformance<StandInHarness>;

public sealed class StandInContentTests : ContentConformance<StandInHarness>;

public sealed class StandInCopyTests : CopyConformance<StandInHarness>;

public sealed class StandInDeleteTests : DeleteConformance<StandInHarness>;

public sealed class StandInFolderTests : FolderConformance<StandInHarness>;

public sealed class StandInListTests : ListConformance<StandInHarness>;

public sealed class StandInMetadataTests : MetadataConformance<StandInHarness>;

public sealed class StandInPathTests : PathConformance<StandInHarness>;

public sealed class StandInPreconditionTests : PreconditionConformance<StandInHarness>;

public sealed class StandInProgressTests : ProgressConformance<StandInHarness>;

public sealed class StandInRangeTests : RangeConformance<StandInHarness>;

public sealed class StandInResumeTests : ResumeConformance<StandInHarness>;

public sealed class StandInRetrieveTests : RetrieveConformance<StandInHarness>;

public sealed class StandInSignedUrlTests : SignedUrlConformance<StandInHarness>;

public sealed class StandInStoreTests : StoreConformance<StandInHarness>;

public sealed class StandInTierTests : TierConformance<StandInHarness>;

public sealed class StandInUploadTests : UploadConformance<StandInHarness>;
