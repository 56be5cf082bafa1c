using Raso.Storage.Testing.Storage;

namespace Raso.Storage.Tests.Conformance.Storage;

public sealed class LocalPortableArgumentTests : ArgumentConformance<LocalPortableHarness>;

public sealed class LocalPortableCancellationTests : CancellationConformance<LocalPortableHarness>;

public sealed class LocalPortableConcurrencyTests : ConcurrencyConformance<LocalPortableHarness>;

public sealed class LocalPortableContentTests : ContentConformance<LocalPortableHarness>;

public sealed class LocalPortableCopyTests : CopyConformance<LocalPortableHarness>;

public sealed class LocalPortableDeleteTests : DeleteConformance<LocalPortableHarness>;

public sealed class LocalPortableFolderTests : FolderConformance<LocalPortableHarness>;

public sealed class LocalPortableListTests : ListConformance<LocalPortableHarness>;

public sealed class LocalPortableMetadataTests : MetadataConformance<LocalPortableHarness>;

public sealed class LocalPortablePathTests : PathConformance<LocalPortableHarness>;

public sealed class LocalPortablePreconditionTests : PreconditionConformance<LocalPortableHarness>;

public sealed class LocalPortableProgressTests : ProgressConformance<LocalPortableHarness>;

public sealed class LocalPortableRangeTests : RangeConformance<LocalPortableHarness>;

public sealed class LocalPortableResumeTests : ResumeConformance<LocalPortableHarness>;

public sealed class LocalPortableRetrieveTests : RetrieveConformance<LocalPortableHarness>;

public sealed class LocalPortableSignedUrlTests : SignedUrlConformance<LocalPortableHarness>;

public sealed class LocalPortableStoreTests : StoreConformance<LocalPortableHarness>;

public sealed class LocalPortableTierTests : TierConformance<LocalPortableHarness>;

public sealed class LocalPortableUploadTests : UploadConformance<LocalPortableHarness>;
