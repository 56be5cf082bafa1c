namespace Raso.Storage.Tests.Conformance.Broken;

/// <summary>Breaks nothing: the suite must pass.</summary>
internal sealed class SoundBackend : DelegatingBackend;
