namespace Raso.Storage.Clouds.Tests.Faults.Matrix;

/// <summary>A cell of the matrix does not hold what was promised.</summary>
internal sealed class BrokenCellException(string message) : Exception(message);
