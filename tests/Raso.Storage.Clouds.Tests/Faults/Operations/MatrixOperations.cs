namespace Raso.Storage.Clouds.Tests.Faults.Operations;

/// <summary>The rows of the matrix.</summary>
internal static class MatrixOperations
{
    public static IReadOnlyList<MatrixOperation> All { get; } =
    [
        new StoreOperation("Store small", false, StoreKind.New),
        new StoreOperation("Store over", false, StoreKind.Over),
        new StoreOperation("Store in parts", true, StoreKind.New),
        new StoreOperation("Create only", false, StoreKind.CreateOnly),
        new StoreOperation("Create only in parts", true, StoreKind.CreateOnly),
        new StoreOperation("Store if match", false, StoreKind.IfMatch),
        new RetrieveOperation("Retrieve", ReadVerification.WhileReading, null),
        new RetrieveOperation("Retrieve verified", ReadVerification.First, null),
        new RetrieveOperation("Retrieve range", ReadVerification.WhileReading, new ByteRange(5_000, 10_000)),
        new InfoOperation(),
        new ListOperation(),
        new DeleteOperation(),
        new DeleteManyOperation(),
        new CopyOperation("Copy", false),
        new CopyOperation("Copy create only", true),
        new TierOperation(),
        new AbortUploadsOperation(),
        new SignOperation(),
    ];
}
