namespace Raso.Storage.Clouds.Tests.Faults.Matrix;

/// <summary>What a cell came to, and all that tells why.</summary>
internal sealed record CellResult(MatrixCell Cell, Verdict Verdict, string Detail);
