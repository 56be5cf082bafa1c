using Raso.Storage.Clouds.Tests.Faults.Matrix;

namespace Raso.Storage.Clouds.Tests.Faults.Providers;

public sealed class MinioFaultMatrixTests : FaultMatrixTests
{
    private protected override CloudUnderTest Cloud { get; } = new MinioCloud();
}
