using Raso.Storage.Testing.Storage;

namespace Raso.Storage.Tests.Conformance.Storage;

public sealed class LocalAttributesArgumentTests : ArgumentConformance<LocalAttributesHarness>;

public sealed class LocalAttributesCancellationTests : CancellationConformance<LocalAttributesHarness>;

public sealed class LocalAttributesConcurrencyTests : ConcurrencyConformance<LocalAttributesHarness>;

public sealed class LocalAttributesContentTests : ContentConformance<LocalAttributesHarness>;

public sealed class LocalAttributesCopyTests : CopyConformance<LocalAttributesHarness>;

public sealed class LocalAttributesDeleteTests : DeleteConformance<LocalAttributesHarness>;

public sealed class LocalAttributesFolderTests : FolderConformance<LocalAttributesHarness>;

public sealed class LocalAttributesListTests : ListConformance<LocalAttributesHarness>;

public sealed class LocalAttributesMetadataTests : MetadataConformance<LocalAttributesHarness>;

public sealed class LocalAttributesPathTests : PathConformance<LocalAttributesHarness>;

public sealed class LocalAttributesPreconditionTests : PreconditionConformance<LocalAttributesHarness>;

public sealed class LocalAttributesProgressTests : ProgressConformance<LocalAttributesHarness>;

public sealed class LocalAttributesRangeTests : RangeConformance<LocalAttributesHarness>;

public sealed class LocalAttributesResumeTests : ResumeConformance<LocalAttributesHarness>;

public sealed class LocalAttributesRetrieveTests : RetrieveConformance<LocalAttributesHarness>;

public sealed class LocalAttributesSignedUrlTests : SignedUrlConformance<LocalAttributesHarness>;

public sealed class LocalAttributesStoreTests : StoreConformance<LocalAttributesHarness>;

public sealed class LocalAttributesTierTests : TierConformance<LocalAttributesHarness>;

public sealed class LocalAttributesUploadTests : UploadConformance<LocalAttributesHarness>;
