using Raso.Storage.Testing.Storage;

namespace Raso.Storage.Tests.Conformance.Storage;

public sealed class InMemoryStreamingArgumentTests : ArgumentConformance<InMemoryStreamingHarness>;

public sealed class InMemoryStreamingCancellationTests : CancellationConformance<InMemoryStreamingHarness>;

public sealed class InMemoryStreamingConcurrencyTests : ConcurrencyConformance<InMemoryStreamingHarness>;

public sealed class InMemoryStreamingContentTests : ContentConformance<InMemoryStreamingHarness>;

public sealed class InMemoryStreamingCopyTests : CopyConformance<InMemoryStreamingHarness>;

public sealed class InMemoryStreamingDeleteTests : DeleteConformance<InMemoryStreamingHarness>;

public sealed class InMemoryStreamingFolderTests : FolderConformance<InMemoryStreamingHarness>;

public sealed class InMemoryStreamingListTests : ListConformance<InMemoryStreamingHarness>;

public sealed class InMemoryStreamingMetadataTests : MetadataConformance<InMemoryStreamingHarness>;

public sealed class InMemoryStreamingPathTests : PathConformance<InMemoryStreamingHarness>;

public sealed class InMemoryStreamingPreconditionTests : PreconditionConformance<InMemoryStreamingHarness>;

public sealed class InMemoryStreamingProgressTests : ProgressConformance<InMemoryStreamingHarness>;

public sealed class InMemoryStreamingRangeTests : RangeConformance<InMemoryStreamingHarness>;

public sealed class InMemoryStreamingResumeTests : ResumeConformance<InMemoryStreamingHarness>;

public sealed class InMemoryStreamingRetrieveTests : RetrieveConformance<InMemoryStreamingHarness>;

public sealed class InMemoryStreamingSignedUrlTests : SignedUrlConformance<InMemoryStreamingHarness>;

public sealed class InMemoryStreamingStoreTests : StoreConformance<InMemoryStreamingHarness>;

public sealed class InMemoryStreamingTierTests : TierConformance<InMemoryStreamingHarness>;

public sealed class InMemoryStreamingUploadTests : UploadConformance<InMemoryStreamingHarness>;
