using Raso.Storage.Testing.Storage;

namespace Raso.Storage.Tests.Conformance.Storage;

public sealed class InMemoryUnconditionalArgumentTests : ArgumentConformance<InMemoryUnconditionalHarness>;

public sealed class InMemoryUnconditionalCancellationTests : CancellationConformance<InMemoryUnconditionalHarness>;

public sealed class InMemoryUnconditionalConcurrencyTests : ConcurrencyConformance<InMemoryUnconditionalHarness>;

public sealed class InMemoryUnconditionalContentTests : ContentConformance<InMemoryUnconditionalHarness>;

public sealed class InMemoryUnconditionalCopyTests : CopyConformance<InMemoryUnconditionalHarness>;

public sealed class InMemoryUnconditionalDeleteTests : DeleteConformance<InMemoryUnconditionalHarness>;

public sealed class InMemoryUnconditionalFolderTests : FolderConformance<InMemoryUnconditionalHarness>;

public sealed class InMemoryUnconditionalListTests : ListConformance<InMemoryUnconditionalHarness>;

public sealed class InMemoryUnconditionalMetadataTests : MetadataConformance<InMemoryUnconditionalHarness>;

public sealed class InMemoryUnconditionalPathTests : PathConformance<InMemoryUnconditionalHarness>;

public sealed class InMemoryUnconditionalPreconditionTests : PreconditionConformance<InMemoryUnconditionalHarness>;

public sealed class InMemoryUnconditionalProgressTests : ProgressConformance<InMemoryUnconditionalHarness>;

public sealed class InMemoryUnconditionalRangeTests : RangeConformance<InMemoryUnconditionalHarness>;

public sealed class InMemoryUnconditionalResumeTests : ResumeConformance<InMemoryUnconditionalHarness>;

public sealed class InMemoryUnconditionalRetrieveTests : RetrieveConformance<InMemoryUnconditionalHarness>;

public sealed class InMemoryUnconditionalSignedUrlTests : SignedUrlConformance<InMemoryUnconditionalHarness>;

public sealed class InMemoryUnconditionalStoreTests : StoreConformance<InMemoryUnconditionalHarness>;

public sealed class InMemoryUnconditionalTierTests : TierConformance<InMemoryUnconditionalHarness>;

public sealed class InMemoryUnconditionalUploadTests : UploadConformance<InMemoryUnconditionalHarness>;
