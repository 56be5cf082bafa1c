namespace Raso.Storage.Local.PowerLoss;

/// <summary>Ends the machine, or the process, at the call that was chosen: every later call fails.</summary>
internal sealed class DiskPower(Random random)
{
    private int _callsLeft = int.MaxValue;
    private bool _isOff;

    /// <summary>Gets or sets what another process does before the call that was chosen for it; it runs once.</summary>
    public (int CallsLeft, Action Act)? Meanwhile { get; set; }

    public bool IsOff => _isOff;

    public void FailAfter(int calls) => (_callsLeft, _isOff, Meanwhile) = (calls, false, null);

    public T Call<T>(Func<T> call)
    {
        if (Meanwhile is { } other)
        {
            Meanwhile = other.CallsLeft > 0 ? (other.CallsLeft - 1, other.Act) : null;
            if (Meanwhile is null)
            {
                other.Act();
            }
        }

        if (_isOff || --_callsLeft > 0)
        {
            return _isOff ? throw Lost() : call();
        }

        _isOff = true;
        if (random.Next(2) == 0)
        {
            call();
        }

        throw Lost();
    }

    private static LocalFileException Lost() => new(FileFault.Other, "The power is gone.");
}
