using System.Collections;
using System.Reflection;
using System.Text.Json;
using Xunit;

namespace Raso.Storage.Testing.Catalog;

/// <summary>Compares rows with what was asked for, field by field, so that a field which is added later cannot be forgotten.</summary>
internal static class Fields
{
    /// <summary>Requires that each field of an input stands in a row as it was given.</summary>
    /// <param name="input">A new paper or asset.</param>
    /// <param name="row">The row.</param>
    /// <param name="except">The fields that are left out.</param>
    public static void Same(object input, object row, params string[] except)
    {
        foreach (var field in input.GetType().GetProperties().Where(field => field.Name != "Id" && !except.Contains(field.Name)))
        {
            Same(field.Name, field.GetValue(input), Of(row, field.Name).GetValue(row));
        }
    }

    /// <summary>Requires that two values of a field are the same.</summary>
    /// <param name="field">The name of the field.</param>
    /// <param name="expected">The expected value.</param>
    /// <param name="actual">The actual value.</param>
    public static void Same(string field, object? expected, object? actual) =>
        Assert.True(AreSame(expected, actual), $"{field} must be {Show(expected)}, but it is {Show(actual)}.");

    /// <summary>Makes changes of one field.</summary>
    /// <typeparam name="TChanges">The type of the changes.</typeparam>
    /// <param name="field">The name of the field.</param>
    /// <param name="value">The new value.</param>
    /// <returns>The changes.</returns>
    public static TChanges Change<TChanges>(string field, object? value)
        where TChanges : new()
    {
        var changes = new TChanges();
        Set(changes, field, value);
        return changes;
    }

    /// <summary>Makes changes of every field to the values of an input.</summary>
    /// <typeparam name="TChanges">The type of the changes.</typeparam>
    /// <param name="input">A new paper or asset with the new values.</param>
    /// <param name="clear">Whether each field that may be empty becomes empty instead, and the others stay as they are.</param>
    /// <returns>The changes.</returns>
    public static TChanges ChangeAll<TChanges>(object input, bool clear = false)
        where TChanges : new()
    {
        var changes = new TChanges();
        foreach (var field in Names<TChanges>().Where(field => !clear || IsNullable(Of(input, field))))
        {
            Set(changes, field, clear ? null : Of(input, field).GetValue(input));
        }

        return changes;
    }

    /// <summary>Lists the fields of changes.</summary>
    /// <typeparam name="TChanges">The type of the changes.</typeparam>
    /// <returns>The names.</returns>
    public static IEnumerable<string> Names<TChanges>() => typeof(TChanges).GetProperties().Select(field => field.Name).Order(StringComparer.Ordinal);

    /// <summary>Finds a field that must be there.</summary>
    /// <param name="owner">The object.</param>
    /// <param name="field">The name of the field.</param>
    /// <returns>The field.</returns>
    public static PropertyInfo Of(object owner, string field) =>
        owner.GetType().GetProperty(field) ?? throw new InvalidOperationException($"{owner.GetType().Name} has no {field}.");

    /// <summary>Tells whether a field may be empty.</summary>
    /// <param name="field">The field.</param>
    /// <returns>Whether it may.</returns>
    public static bool IsNullable(PropertyInfo field) =>
        Nullable.GetUnderlyingType(field.PropertyType) is not null
        || (!field.PropertyType.IsValueType && new NullabilityInfoContext().Create(field).WriteState == NullabilityState.Nullable);

    private static void Set(object changes, string field, object? value)
    {
        var property = Of(changes, field);
        var valueType = property.PropertyType.GetGenericArguments()[0];
        property.SetValue(changes, property.PropertyType.GetConstructor([valueType])!.Invoke([value]));
    }

    private static bool AreSame(object? expected, object? actual) => (expected, actual) switch
    {
        (null, null) => true,
        (null, _) or (_, null) => false,
        (JsonElement left, JsonElement right) => JsonElement.DeepEquals(left, right),
        (string left, string right) => string.Equals(left, right, StringComparison.Ordinal),
        (IEnumerable left, IEnumerable right) => left.Cast<object>().SequenceEqual(right.Cast<object>()),
        _ => expected.Equals(actual),
    };

    private static string Show(object? value) => value switch
    {
        null => "null",
        string text when text.Length > 200 => $"a text of {text.Length} characters",
        string text => $"\"{text}\"",
        IEnumerable list => $"[{string.Join(", ", list.Cast<object>().Select(Show))}]",
        _ => value.ToString() ?? "",
    };
}
