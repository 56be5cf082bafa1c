using Raso.Storage.Testing.Storage;

namespace Raso.Storage.Tests.Conformance.Broken;

internal sealed class CancellationProbe<THarness> : CancellationConformance<THarness>
    where THarness : StorageConformanceHarness, new();

internal sealed class ConcurrencyProbe<THarness> : ConcurrencyConformance<THarness>
    where THarness : StorageConformanceHarness, new();

internal sealed class ContentProbe<THarness> : ContentConformance<THarness>
    where THarness : StorageConformanceHarness, new();

internal sealed class DeleteProbe<THarness> : DeleteConformance<THarness>
    where THarness : StorageConformanceHarness, new();

internal sealed class ListProbe<THarness> : ListConformance<THarness>
    where THarness : StorageConformanceHarness, new();

internal sealed class MetadataProbe<THarness> : MetadataConformance<THarness>
    where THarness : StorageConformanceHarness, new();

internal sealed class PathProbe<THarness> : PathConformance<THarness>
    where THarness : StorageConformanceHarness, new();

internal sealed class PreconditionProbe<THarness> : PreconditionConformance<THarness>
    where THarness : StorageConformanceHarness, new();

internal sealed class RangeProbe<THarness> : RangeConformance<THarness>
    where THarness : StorageConformanceHarness, new();

internal sealed class ResumeProbe<THarness> : ResumeConformance<THarness>
    where THarness : StorageConformanceHarness, new();

internal sealed class RetrieveProbe<THarness> : RetrieveConformance<THarness>
    where THarness : StorageConformanceHarness, new();

internal sealed class SignedUrlProbe<THarness> : SignedUrlConformance<THarness>
    where THarness : StorageConformanceHarness, new();

internal sealed class StoreProbe<THarness> : StoreConformance<THarness>
    where THarness : StorageConformanceHarness, new();

internal sealed class TierProbe<THarness> : TierConformance<THarness>
    where THarness : StorageConformanceHarness, new();
