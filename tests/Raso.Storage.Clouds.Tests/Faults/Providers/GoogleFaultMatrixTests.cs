using Raso.Storage.Clouds.Tests.Faults.Matrix;

namespace Raso.Storage.Clouds.Tests.Faults.Providers;

public sealed class GoogleFaultMatrixTests : FaultMatrixTests
{
    private protected override CloudUnderTest Cloud { get; } = new GoogleCloud();
}
