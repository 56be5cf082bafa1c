using Raso.Storage.Clouds.Tests.Faults.Matrix;

namespace Raso.Storage.Clouds.Tests.Faults.Providers;

public sealed class AzureFaultMatrixTests : FaultMatrixTests
{
    private protected override CloudUnderTest Cloud { get; } = new AzureCloud();
}
