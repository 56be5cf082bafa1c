using Raso.Storage.Testing.Storage;

namespace Raso.Storage.Tests.Conformance.Storage;

public sealed class InMemoryMultipartArgumentTests : ArgumentConformance<InMemoryMultipartHarness>;

public sealed class InMemoryMultipartCancellationTests : CancellationConformance<InMemoryMultipartHarness>;

public sealed class InMemoryMultipartConcurrencyTests : ConcurrencyConformance<InMemoryMultipartHarness>;

public sealed class InMemoryMultipartContentTests : ContentConformance<InMemoryMultipartHarness>;

public sealed class InMemoryMultipartCopyTests : CopyConformance<InMemoryMultipartHarness>;

public sealed class InMemoryMultipartDeleteTests : DeleteConformance<InMemoryMultipartHarness>;

public sealed class InMemoryMultipartFolderTests : FolderConformance<InMemoryMultipartHarness>;

public sealed class InMemoryMultipartListTests : ListConformance<InMemoryMultipartHarness>;

public sealed class InMemoryMultipartMetadataTests : MetadataConformance<InMemoryMultipartHarness>;

public sealed class InMemoryMultipartPathTests : PathConformance<InMemoryMultipartHarness>;

public sealed class InMemoryMultipartPreconditionTests : PreconditionConformance<InMemoryMultipartHarness>;

public sealed class InMemoryMultipartProgressTests : ProgressConformance<InMemoryMultipartHarness>;

public sealed class InMemoryMultipartRangeTests : RangeConformance<InMemoryMultipartHarness>;

public sealed class InMemoryMultipartResumeTests : ResumeConformance<InMemoryMultipartHarness>;

public sealed class InMemoryMultipartRetrieveTests : RetrieveConformance<InMemoryMultipartHarness>;

public sealed class InMemoryMultipartSignedUrlTests : SignedUrlConformance<InMemoryMultipartHarness>;

public sealed class InMemoryMultipartStoreTests : StoreConformance<InMemoryMultipartHarness>;

public sealed class InMemoryMultipartTierTests : TierConformance<InMemoryMultipartHarness>;

public sealed class InMemoryMultipartUploadTests : UploadConformance<InMemoryMultipartHarness>;
