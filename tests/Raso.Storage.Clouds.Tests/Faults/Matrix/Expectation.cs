namespace Raso.Storage.Clouds.Tests.Faults.Matrix;

/// <summary>How a call under a fault may end.</summary>
/// <param name="MaySucceed">Whether it may do its work.</param>
/// <param name="MayFail">Whether it may throw.</param>
/// <param name="IsTransient">Whether its error must say that trying again may help; either where <see langword="null"/>.</param>
/// <param name="Codes">The codes that its error may have; any where empty.</param>
internal sealed record Expectation(bool MaySucceed, bool MayFail, bool? IsTransient, IReadOnlyList<StorageErrorCode> Codes)
{
    /// <summary>The fault goes away, so the call does its work.</summary>
    public static Expectation Succeeds { get; } = new(true, false, null, []);

    public static Expectation Fails(bool? isTransient, params StorageErrorCode[] codes) => new(false, true, isTransient, codes);

    public static Expectation Either(params StorageErrorCode[] codes) => new(true, true, null, codes);

    public Expectation Or(params StorageErrorCode[] codes) => this with { Codes = Codes.Count == 0 ? [] : [.. Codes, .. codes] };

    /// <summary>Says what is wrong with an error; <see langword="null"/> where nothing is.</summary>
    public string? FaultOf(StorageException error)
    {
        if (!MayFail)
        {
            return "it should have done its work";
        }

        if (Codes.Count > 0 && !Codes.Contains(error.Code))
        {
            return $"its code should be {string.Join(" or ", Codes)}";
        }

        // Nobody knows whether to try again where nobody knows what happened.
        return IsTransient is { } transient && error.IsTransient != transient && error.Code != StorageErrorCode.OutcomeUnknown
            ? $"it should {(transient ? "" : "not ")}be transient"
            : null;
    }
}
