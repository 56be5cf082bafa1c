using Raso.Storage.Testing.Storage;

namespace Raso.Storage.Tests.Storage.Resuming;

public sealed class OrderedResumeTests : ResumeConformance<OrderedHarness>;
