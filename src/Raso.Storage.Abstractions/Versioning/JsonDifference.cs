using System.Text.Json;

namespace Raso.Storage.Versioning;

/// <summary>One value by which two JSON documents differ.</summary>
/// <param name="Path">Where it stands, as a JSON Pointer (RFC 6901), for example <c>/model/layers/0</c>; empty for the whole document.</param>
/// <param name="Kind">How it differs.</param>
/// <param name="Old">The value in the older document; <see langword="null"/> where it was added.</param>
/// <param name="New">The value in the newer document; <see langword="null"/> where it was removed.</param>
public sealed record JsonDifference(string Path, JsonDifferenceKind Kind, JsonElement? Old, JsonElement? New);
