namespace Raso.Storage;

/// <summary>An upload of several parts that was begun by this call or by an earlier one, as the store and the saved state tell of it.</summary>
internal sealed class BegunUpload
{
    private readonly Dictionary<int, UploadStatePart> _recorded;
    private readonly Dictionary<int, UploadedPart> _held;

    private BegunUpload(UploadState state, IEnumerable<UploadStatePart> held)
    {
        State = state;
        _recorded = state.Parts.ToDictionary(part => part.Number);
        _held = held.ToDictionary(part => part.Number, AsUploaded);
        HeldBytes = _held.Values.Sum(part => part.Length);
    }

    public UploadState State { get; }

    public string UploadId => State.UploadId;

    public string Token => State.WriteToken;

    public int PartSize => State.PartSize;

    /// <summary>Gets a value indicating whether an earlier call began it.</summary>
    public bool IsResumed { get; private init; }

    /// <summary>Gets the object, where an earlier call completed the upload and did not learn of it.</summary>
    public ObjectInfo? Completed { get; private init; }

    /// <summary>Gets how many bytes the store has already.</summary>
    public long HeldBytes { get; }

    public int HeldParts => _held.Count;

    public static BegunUpload New(UploadState state) => new(state, []);

    public static BegunUpload Resumed(UploadState state, UploadProgress progress)
    {
        var listed = progress.Parts?.ToHashSet();
        return new(state, state.Parts.Where(part => listed?.Contains(AsUploaded(part)) ?? EndOf(state, part) <= progress.Length)) { IsResumed = true };
    }

    public static BegunUpload Done(UploadState state, ObjectInfo completed) => new(state, state.Parts) { IsResumed = true, Completed = completed };

    /// <summary>Gives the part as the store has it, or <see langword="null"/> where it is to be sent.</summary>
    public UploadedPart? FindHeld(UploadStatePart part) => Completed is null ? _held.GetValueOrDefault(part.Number) : AsUploaded(part);

    /// <summary>Tells whether a part of the content is another one than that of the earlier call.</summary>
    public bool Contradicts(UploadStatePart part) =>
        _recorded.TryGetValue(part.Number, out var known) && (known.Length != part.Length || known.Sha256 != part.Sha256);

    /// <summary>Tells whether the content has ended where that of the earlier call did not; what is empty is never sent in parts.</summary>
    public bool Contradicts(int parts, long length) =>
        length == 0 || (State.Length is { } known && known != length) || _recorded.Keys.Any(number => number > parts);

    private static long EndOf(UploadState state, UploadStatePart part) => ((part.Number - 1L) * state.PartSize) + part.Length;

    private static UploadedPart AsUploaded(UploadStatePart part) => new(part.Number, part.ETag ?? "", part.Length);
}
