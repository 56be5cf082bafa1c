using Raso.Storage.Testing.Storage;

namespace Raso.Storage.Tests.Conformance.Storage;

public sealed class LocalRamfsArgumentTests : ArgumentConformance<LocalRamfsHarness>;

public sealed class LocalRamfsCancellationTests : CancellationConformance<LocalRamfsHarness>;

public sealed class LocalRamfsConcurrencyTests : ConcurrencyConformance<LocalRamfsHarness>;

public sealed class LocalRamfsContentTests : ContentConformance<LocalRamfsHarness>;

public sealed class LocalRamfsCopyTests : CopyConformance<LocalRamfsHarness>;

public sealed class LocalRamfsDeleteTests : DeleteConformance<LocalRamfsHarness>;

public sealed class LocalRamfsFolderTests : FolderConformance<LocalRamfsHarness>;

public sealed class LocalRamfsListTests : ListConformance<LocalRamfsHarness>;

public sealed class LocalRamfsMetadataTests : MetadataConformance<LocalRamfsHarness>;

public sealed class LocalRamfsPathTests : PathConformance<LocalRamfsHarness>;

public sealed class LocalRamfsPreconditionTests : PreconditionConformance<LocalRamfsHarness>;

public sealed class LocalRamfsProgressTests : ProgressConformance<LocalRamfsHarness>;

public sealed class LocalRamfsRangeTests : RangeConformance<LocalRamfsHarness>;

public sealed class LocalRamfsResumeTests : ResumeConformance<LocalRamfsHarness>;

public sealed class LocalRamfsRetrieveTests : RetrieveConformance<LocalRamfsHarness>;

public sealed class LocalRamfsSignedUrlTests : SignedUrlConformance<LocalRamfsHarness>;

public sealed class LocalRamfsStoreTests : StoreConformance<LocalRamfsHarness>;

public sealed class LocalRamfsTierTests : TierConformance<LocalRamfsHarness>;

public sealed class LocalRamfsUploadTests : UploadConformance<LocalRamfsHarness>;
