using System.Text;

namespace Raso.Storage;

/// <summary>What a path must not be, checked in the order of <see cref="StoragePathRule"/>.</summary>
internal static class StoragePathRules
{
    public static StoragePathRule? FindViolation(string value)
    {
        if (value.Length == 0)
        {
            return StoragePathRule.NotEmpty;
        }

        // Every rule below reads the whole text, so an endless one is refused before it is read.
        if (value.Length > StoragePath.MaxBytes)
        {
            return StoragePathRule.LengthLimit;
        }

        if (FindBadCharacter(value) is { } character)
        {
            return character;
        }

        if (value[0] == '/')
        {
            return StoragePathRule.Relative;
        }

        if (FindBadSegment(value) is { } segment)
        {
            return segment;
        }

        if (!value.IsNormalized(NormalizationForm.FormC))
        {
            return StoragePathRule.NormalizedText;
        }

        return Encoding.UTF8.GetByteCount(value) > StoragePath.MaxBytes ? StoragePathRule.LengthLimit : null;
    }

    public static string Describe(StoragePathRule rule) => rule switch
    {
        StoragePathRule.NotEmpty => "The path is empty; name a file, for example \"papers/paper.pdf\".",
        StoragePathRule.Relative => "The path is absolute; leave out the leading '/'.",
        StoragePathRule.NoDotSegments => "The path has a segment '.' or '..'; write it without them.",
        StoragePathRule.NoEmptySegments => "The path has an empty segment ('//' or a '/' at its end); remove it.",
        StoragePathRule.NoControlCharacters => "The path has a control character; remove it.",
        StoragePathRule.NoBackslash => "The path has a backslash; separate segments by '/'.",
        StoragePathRule.WellFormedUnicode => "The path is not well-formed Unicode: it has a lone surrogate.",
        StoragePathRule.NormalizedText => "The path is not in Unicode normalization form C; call string.Normalize() on it.",
        StoragePathRule.LengthLimit => $"The path is longer than {StoragePath.MaxBytes} bytes in UTF-8; shorten it.",
        StoragePathRule.SegmentLengthLimit => $"A segment of the path is longer than {StoragePath.MaxSegmentBytes} bytes in UTF-8; shorten it.",
        StoragePathRule.NotReserved => "The path begins with '.raso', or a name that a file system may take for it, where backends keep their own records; choose another folder.",
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "No such rule."),
    };

    private static StoragePathRule? FindBadCharacter(string value)
    {
        for (var i = 0; i < value.Length; i++)
        {
            var character = value[i];
            if (char.IsControl(character))
            {
                return StoragePathRule.NoControlCharacters;
            }

            if (character == '\\')
            {
                return StoragePathRule.NoBackslash;
            }

            if (!char.IsSurrogate(character))
            {
                continue;
            }

            if (i + 1 == value.Length || !char.IsSurrogatePair(character, value[i + 1]))
            {
                return StoragePathRule.WellFormedUnicode;
            }

            i++;
        }

        return null;
    }

    private static StoragePathRule? FindBadSegment(string value)
    {
        var text = value.AsSpan();
        foreach (var range in text.Split('/'))
        {
            var segment = text[range];
            if (segment.IsEmpty)
            {
                return StoragePathRule.NoEmptySegments;
            }

            if (segment is "." or "..")
            {
                return StoragePathRule.NoDotSegments;
            }

            if (range.Start.Value == 0 && ReservedName.Matches(segment))
            {
                return StoragePathRule.NotReserved;
            }

            if (Encoding.UTF8.GetByteCount(segment) > StoragePath.MaxSegmentBytes)
            {
                return StoragePathRule.SegmentLengthLimit;
            }
        }

        return null;
    }
}
