using Raso.Storage.Testing.Storage;

namespace Raso.Storage.Tests.Conformance.Example;

public sealed class MyStoreStoreTests : StoreConformance<MyStoreHarness>;

public sealed class MyStoreRetrieveTests : RetrieveConformance<MyStoreHarness>;

public sealed class MyStoreListTests : ListConformance<MyStoreHarness>;
