using Raso.Storage.Testing.Storage;

namespace Raso.Storage.Clouds.Tests.Aws;

[Trait("Category", "Server")]
[Trait("Suite", "Conformance")]
public sealed class S3ArgumentTests : ArgumentConformance<S3Harness>;

[Trait("Category", "Server")]
[Trait("Suite", "Conformance")]
public sealed class S3CancellationTests : CancellationConformance<S3Harness>;

[Trait("Category", "Server")]
[Trait("Suite", "Conformance")]
public sealed class S3ConcurrencyTests : ConcurrencyConformance<S3Harness>;

[Trait("Category", "Server")]
[Trait("Suite", "Conformance")]
public sealed class S3ContentTests : ContentConformance<S3Harness>;

[Trait("Category", "Server")]
[Trait("Suite", "Conformance")]
public sealed class S3CopyTests : CopyConformance<S3Harness>;

[Trait("Category", "Server")]
[Trait("Suite", "Conformance")]
public sealed class S3DeleteTests : DeleteConformance<S3Harness>;

[Trait("Category", "Server")]
[Trait("Suite", "Conformance")]
public sealed class S3FolderTests : FolderConformance<S3Harness>;

[Trait("Category", "Server")]
[Trait("Suite", "Conformance")]
public sealed class S3ListTests : ListConformance<S3Harness>;

[Trait("Category", "Server")]
[Trait("Suite", "Conformance")]
public sealed class S3MetadataTests : MetadataConformance<S3Harness>;

[Trait("Category", "Server")]
[Trait("Suite", "Conformance")]
public sealed class S3PathTests : PathConformance<S3Harness>;

[Trait("Category", "Server")]
[Trait("Suite", "Conformance")]
public sealed class S3PreconditionTests : PreconditionConformance<S3Harness>;

[Trait("Category", "Server")]
[Trait("Suite", "Conformance")]
public sealed class S3ProgressTests : ProgressConformance<S3Harness>;

[Trait("Category", "Server")]
[Trait("Suite", "Conformance")]
public sealed class S3RangeTests : RangeConformance<S3Harness>;

[Trait("Category", "Server")]
[Trait("Suite", "Conformance")]
public sealed class S3ResumeTests : ResumeConformance<S3Harness>;

[Trait("Category", "Server")]
[Trait("Suite", "Conformance")]
public sealed class S3RetrieveTests : RetrieveConformance<S3Harness>;

[Trait("Category", "Server")]
[Trait("Suite", "Conformance")]
public sealed class S3SignedUrlTests : SignedUrlConformance<S3Harness>;

[Trait("Category", "Server")]
[Trait("Suite", "Conformance")]
public sealed class S3StoreTests : StoreConformance<S3Harness>;

[Trait("Category", "Server")]
[Trait("Suite", "Conformance")]
public sealed class S3TierTests : TierConformance<S3Harness>;

[Trait("Category", "Server")]
[Trait("Suite", "Conformance")]
public sealed class S3UploadTests : UploadConformance<S3Harness>;
