using Raso.Storage.Testing.Storage;

namespace Raso.Storage.Clouds.Tests.Minio;

[Trait("Category", "Server")]
[Trait("Suite", "Conformance")]
public sealed class MinioArgumentTests : ArgumentConformance<MinioHarness>;

[Trait("Category", "Server")]
[Trait("Suite", "Conformance")]
public sealed class MinioCancellationTests : CancellationConformance<MinioHarness>;

[Trait("Category", "Server")]
[Trait("Suite", "Conformance")]
public sealed class MinioConcurrencyTests : ConcurrencyConformance<MinioHarness>;

[Trait("Category", "Server")]
[Trait("Suite", "Conformance")]
public sealed class MinioContentTests : ContentConformance<MinioHarness>;

[Trait("Category", "Server")]
[Trait("Suite", "Conformance")]
public sealed class MinioCopyTests : CopyConformance<MinioHarness>;

[Trait("Category", "Server")]
[Trait("Suite", "Conformance")]
public sealed class MinioDeleteTests : DeleteConformance<MinioHarness>;

[Trait("Category", "Server")]
[Trait("Suite", "Conformance")]
public sealed class MinioFolderTests : FolderConformance<MinioHarness>;

[Trait("Category", "Server")]
[Trait("Suite", "Conformance")]
public sealed class MinioListTests : ListConformance<MinioHarness>;

[Trait("Category", "Server")]
[Trait("Suite", "Conformance")]
public sealed class MinioMetadataTests : MetadataConformance<MinioHarness>;

[Trait("Category", "Server")]
[Trait("Suite", "Conformance")]
public sealed class MinioPathTests : PathConformance<MinioHarness>;

[Trait("Category", "Server")]
[Trait("Suite", "Conformance")]
public sealed class MinioPreconditionTests : PreconditionConformance<MinioHarness>;

[Trait("Category", "Server")]
[Trait("Suite", "Conformance")]
public sealed class MinioProgressTests : ProgressConformance<MinioHarness>;

[Trait("Category", "Server")]
[Trait("Suite", "Conformance")]
public sealed class MinioRangeTests : RangeConformance<MinioHarness>;

[Trait("Category", "Server")]
[Trait("Suite", "Conformance")]
public sealed class MinioResumeTests : ResumeConformance<MinioHarness>;

[Trait("Category", "Server")]
[Trait("Suite", "Conformance")]
public sealed class MinioRetrieveTests : RetrieveConformance<MinioHarness>;

[Trait("Category", "Server")]
[Trait("Suite", "Conformance")]
public sealed class MinioSignedUrlTests : SignedUrlConformance<MinioHarness>;

[Trait("Category", "Server")]
[Trait("Suite", "Conformance")]
public sealed class MinioStoreTests : StoreConformance<MinioHarness>;

[Trait("Category", "Server")]
[Trait("Suite", "Conformance")]
public sealed class MinioTierTests : TierConformance<MinioHarness>;

[Trait("Category", "Server")]
[Trait("Suite", "Conformance")]
public sealed class MinioUploadTests : UploadConformance<MinioHarness>;
