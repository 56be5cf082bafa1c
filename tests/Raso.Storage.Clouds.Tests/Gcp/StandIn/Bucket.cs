using System.Text.Json.Nodes;

namespace Raso.Storage.Clouds.Tests.Gcp.StandIn;

/// <summary>One bucket: its objects in the order of listings, and its resource.</summary>
internal sealed class Bucket(string name, string project, JsonObject settings, DateTimeOffset created)
{
    private readonly Dictionary<string, StoredObject> _objects = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _names = new(Utf8Order.Instance);
    private long _metageneration = 1;

    internal string Name { get; } = name;

    internal string Project { get; } = project;

    internal bool IsEmpty => _objects.Count == 0;

    internal string StorageClass => JsonText.String(settings["storageClass"], "storageClass") ?? "STANDARD";

    internal string? DefaultKmsKey => JsonText.String(settings["encryption"]?["defaultKmsKeyName"], "encryption.defaultKmsKeyName");

    internal TimeSpan? Retention =>
        JsonText.Long(settings["retentionPolicy"]?["retentionPeriod"], "retentionPolicy.retentionPeriod") is { } seconds
            ? TimeSpan.FromSeconds(seconds)
            : null;

    internal StoredObject? Find(string name) => _objects.GetValueOrDefault(name);

    internal void Set(StoredObject stored)
    {
        _objects[stored.Name] = stored;
        _names.Add(stored.Name);
    }

    internal void Remove(string name)
    {
        _objects.Remove(name);
        _names.Remove(name);
    }

    /// <summary>The first name at or after <paramref name="from"/>; null at the end.</summary>
    internal string? FirstName(string from) =>
        _names.Max is { } last && Utf8Order.Instance.Compare(from, last) <= 0 ? _names.GetViewBetween(from, last).Min : null;

    /// <summary>Sets what a patch names, and takes away what it names as null.</summary>
    internal void Change(JsonObject patch)
    {
        _metageneration++;
        foreach (var (key, value) in patch)
        {
            if (value is null)
            {
                settings.Remove(key);
            }
            else
            {
                settings[key] = value.DeepClone();
            }
        }
    }

    internal JsonObject ToJson(Uri endpoint)
    {
        var json = new JsonObject
        {
            ["kind"] = "storage#bucket",
            ["id"] = Name,
            ["name"] = Name,
            ["selfLink"] = $"{endpoint}storage/v1/b/{Name}",
            ["projectNumber"] = "123456789012",
            ["metageneration"] = JsonText.Number(_metageneration),
            ["location"] = "US",
            ["locationType"] = "multi-region",
            ["storageClass"] = "STANDARD",
            ["timeCreated"] = JsonText.Time(created),
            ["updated"] = JsonText.Time(created),
            ["etag"] = "CAE=",
        };
        foreach (var (key, value) in settings)
        {
            json[key] = value?.DeepClone();
        }

        return json;
    }
}
