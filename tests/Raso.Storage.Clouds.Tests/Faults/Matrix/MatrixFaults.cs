namespace Raso.Storage.Clouds.Tests.Faults.Matrix;

/// <summary>The columns of the matrix.</summary>
internal static class MatrixFaults
{
    public static IReadOnlyList<MatrixFault> All { get; } = [.. TcpMatrixFaults.All, .. HttpMatrixFaults.All];
}
