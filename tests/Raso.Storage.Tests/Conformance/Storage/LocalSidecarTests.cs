using Raso.Storage.Testing.Storage;

namespace Raso.Storage.Tests.Conformance.Storage;

public sealed class LocalSidecarArgumentTests : ArgumentConformance<LocalSidecarHarness>;

public sealed class LocalSidecarCancellationTests : CancellationConformance<LocalSidecarHarness>;

public sealed class LocalSidecarConcurrencyTests : ConcurrencyConformance<LocalSidecarHarness>;

public sealed class LocalSidecarContentTests : ContentConformance<LocalSidecarHarness>;

public sealed class LocalSidecarCopyTests : CopyConformance<LocalSidecarHarness>;

public sealed class LocalSidecarDeleteTests : DeleteConformance<LocalSidecarHarness>;

public sealed class LocalSidecarFolderTests : FolderConformance<LocalSidecarHarness>;

public sealed class LocalSidecarListTests : ListConformance<LocalSidecarHarness>;

public sealed class LocalSidecarMetadataTests : MetadataConformance<LocalSidecarHarness>;

public sealed class LocalSidecarPathTests : PathConformance<LocalSidecarHarness>;

public sealed class LocalSidecarPreconditionTests : PreconditionConformance<LocalSidecarHarness>;

public sealed class LocalSidecarProgressTests : ProgressConformance<LocalSidecarHarness>;

public sealed class LocalSidecarRangeTests : RangeConformance<LocalSidecarHarness>;

public sealed class LocalSidecarResumeTests : ResumeConformance<LocalSidecarHarness>;

public sealed class LocalSidecarRetrieveTests : RetrieveConformance<LocalSidecarHarness>;

public sealed class LocalSidecarSignedUrlTests : SignedUrlConformance<LocalSidecarHarness>;

public sealed class LocalSidecarStoreTests : StoreConformance<LocalSidecarHarness>;

public sealed class LocalSidecarTierTests : TierConformance<LocalSidecarHarness>;

public sealed class LocalSidecarUploadTests : UploadConformance<LocalSidecarHarness>;
