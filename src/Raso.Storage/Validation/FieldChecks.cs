using System.Text.Json;

namespace Raso.Storage.Validation;

/// <summary>Collects every field at fault of one input, so that one error lists them all.</summary>
internal sealed class FieldChecks
{
    /// <summary>The greatest length of a text of many lines, in characters.</summary>
    public const int MaxProse = 1_000_000;

    private const string Blank = "is blank; give a text, or nothing (null).";

    private readonly List<ValidationFailure> _failures = [];

    /// <summary>Gets what is at fault so far.</summary>
    public IReadOnlyList<ValidationFailure> Failures => _failures;

    public void Require(bool holds, string field, string message)
    {
        if (!holds)
        {
            _failures.Add(new ValidationFailure(field, message));
        }
    }

    /// <summary>Checks a text of one line that must be there and not blank; tells whether nothing is wrong with it.</summary>
    public bool RequiredLine(string? value, string field, int maxLength)
    {
        if (value is null)
        {
            return Refuse(field, $"is missing; give 1 to {maxLength} characters.");
        }

        return Line(value, field, maxLength, $"is blank; give 1 to {maxLength} characters.");
    }

    /// <summary>Checks a text of one line that may be missing, but not blank; tells whether nothing is wrong with it.</summary>
    public bool Line(string? value, string field, int maxLength) => Line(value, field, maxLength, Blank);

    /// <summary>Checks a text of any number of lines that may be missing, but not blank.</summary>
    public void Prose(string? value, string field)
    {
        if (value is not null)
        {
            Refuse(
                field,
                TextFaults.Blank(value, Blank) ?? TextFaults.Unstorable(value) ?? TextFaults.Control(value, "\t\n\r") ?? TextFaults.TooLong(value, MaxProse));
        }
    }

    /// <summary>Checks a list of texts of one line, none of which may be blank.</summary>
    public void Lines(IReadOnlyList<string>? values, string field, int maxCount, int maxLength, bool required)
    {
        if (values is null)
        {
            Require(false, field, "is missing; give a list, which may be empty where nothing is required.");
            return;
        }

        Require(values.Count > 0 || !required, field, "is empty; give at least one.");
        if (values.Count > maxCount)
        {
            Require(false, field, $"has {values.Count} entries; at most {maxCount} are allowed.");
            return;
        }

        for (var i = 0; i < values.Count; i++)
        {
            RequiredLine(values[i], $"{field}[{i}]", maxLength);
        }
    }

    public void InRange(int? value, string field, int least, int greatest)
    {
        if (value is { } number)
        {
            Require(number >= least && number <= greatest, field, greatest == int.MaxValue ? $"is {number}; at least {least} is allowed." : $"is {number}; {least} to {greatest} are allowed.");
        }
    }

    /// <summary>Checks that a value of an enumeration is one of its names.</summary>
    public void Defined<TEnum>(TEnum value, string field)
        where TEnum : struct, Enum =>
        Require(Enum.IsDefined(value), field, $"is {value:D}, which is none of: {string.Join(", ", Enum.GetNames<TEnum>())}.");

    /// <summary>Checks JSON: an object or an array that both catalogues take and give back as it is.</summary>
    public void Json(JsonElement? value, string field)
    {
        if (value is { } json)
        {
            Refuse(field, JsonFaults.Find(json));
        }
    }

    /// <summary>Checks JSON that must be there: an object or an array.</summary>
    public void RequiredJson(JsonElement value, string field) => Refuse(field, JsonFaults.Find(value, isRequired: true));

    /// <summary>Throws when a field was at fault.</summary>
    /// <exception cref="ValidationException">It lists every field at fault.</exception>
    public void ThrowIfAny()
    {
        if (_failures.Count > 0)
        {
            throw new ValidationException(_failures);
        }
    }

    private bool Line(string? value, string field, int maxLength, string blank) => value is null || Refuse(
        field,
        TextFaults.Blank(value, blank) ?? TextFaults.Unstorable(value) ?? TextFaults.Control(value, "") ?? TextFaults.TooLong(value, maxLength));

    private bool Refuse(string field, string? fault)
    {
        if (fault is not null)
        {
            Require(false, field, fault);
        }

        return fault is null;
    }
}
