using Raso.Storage.Clouds.Tests.Faults.Matrix;

namespace Raso.Storage.Clouds.Tests.Faults.Providers;

public sealed class S3FaultMatrixTests : FaultMatrixTests
{
    private protected override CloudUnderTest Cloud { get; } = new S3Cloud();
}
