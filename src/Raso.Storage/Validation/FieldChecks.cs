using System.Text;
using System.Text.Json;

namespace Raso.Storage.Validation;

/// <summary>Collects every field at fault of one input, so that one error lists them all.</summary>
internal sealed class FieldChecks
{
    private readonly List<ValidationFailure> _failures = [];

    public void Require(bool holds, string field, string message)
    {
        if (!holds)
        {
            _failures.Add(new ValidationFailure(field, message));
        }
    }

    /// <summary>Checks a text that must be there and not blank.</summary>
    public void RequiredText(string? value, string field, int maxLength)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            Require(false, field, $"is blank; give 1 to {maxLength} characters.");
            return;
        }

        Text(value, field, maxLength);
    }

    /// <summary>Checks a text that may be missing.</summary>
    public void Text(string? value, string field, int? maxLength = null)
    {
        if (value is null)
        {
            return;
        }

        Require(IsStorable(value), field, "has a NUL character or a lone surrogate, which no catalogue can store; remove it.");
        if (maxLength is { } limit)
        {
            var length = value.EnumerateRunes().Count();
            Require(length <= limit, field, $"has {length} characters; at most {limit} are allowed.");
        }
    }

    /// <summary>Checks a list of texts, none of which may be blank.</summary>
    public void Texts(IReadOnlyList<string>? values, string field, int maxLength, bool required)
    {
        if (values is null)
        {
            Require(false, field, "is missing; give a list, which may be empty where nothing is required.");
            return;
        }

        Require(values.Count > 0 || !required, field, "is empty; give at least one.");
        for (var i = 0; i < values.Count; i++)
        {
            RequiredText(values[i], $"{field}[{i}]", maxLength);
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

    /// <summary>Checks JSON: an object or an array, without the escaped NUL that PostgreSQL cannot store.</summary>
    public void Json(JsonElement? value, string field)
    {
        if (value is not { } json)
        {
            return;
        }

        if (json.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array))
        {
            Require(false, field, $"is JSON of the kind {json.ValueKind}; give an object, an array or nothing.");
            return;
        }

        Require(JsonText.IsStorable(json), field, "has a text with a NUL character or a lone surrogate, which no catalogue can store; remove it.");
    }

    /// <summary>Throws when a field was at fault.</summary>
    /// <exception cref="ValidationException">It lists every field at fault.</exception>
    public void ThrowIfAny()
    {
        if (_failures.Count > 0)
        {
            throw new ValidationException(_failures);
        }
    }

    internal static bool IsStorable(string value)
    {
        var rest = value.AsSpan();
        while (!rest.IsEmpty)
        {
            if (rest[0] == '\0' || Rune.DecodeFromUtf16(rest, out _, out var consumed) != System.Buffers.OperationStatus.Done)
            {
                return false;
            }

            rest = rest[consumed..];
        }

        return true;
    }
}
