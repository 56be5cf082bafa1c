using Raso.Storage.Clouds.Tests.Faults.Operations;

namespace Raso.Storage.Clouds.Tests.Faults.Matrix;

/// <summary>One call under one fault.</summary>
/// <param name="Operation">What is called.</param>
/// <param name="Fault">What goes wrong.</param>
/// <param name="Seekable">Whether the content can seek; <see langword="null"/> where there is none.</param>
/// <param name="Skip">How many requests or connections pass before the fault strikes.</param>
internal sealed record MatrixCell(MatrixOperation Operation, MatrixFault Fault, bool? Seekable, int Skip)
{
    public string Name => string.Concat(
        Operation.Name,
        Seekable switch { true => ", seekable", false => ", not seekable", null => "" },
        " / ",
        Fault.Name,
        Skip > 0 ? $" after {Skip}" : "");

    public override string ToString() => Name;
}
