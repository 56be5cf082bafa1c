using Raso.Storage.Assets;

namespace Raso.Storage.Workflows;

/// <summary>Notes what becomes of the parts of a plan, and tells who asked for it. Safe for use from several threads.</summary>
internal sealed class GenerationTally
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(AssetType, int?), int> _places = [];
    private readonly List<GenerationPart> _parts = [];
    private readonly IProgress<GenerationProgress>? _progress;
    private int _done;

    public GenerationTally(GenerationPlan plan, bool hasVideo, IProgress<GenerationProgress>? progress)
    {
        _progress = progress;
        foreach (var scene in plan.Scenes)
        {
            if (scene.HasVisual)
            {
                Expect(AssetType.Visual, scene.Number, PartIds.OfVisual(plan, scene));
            }

            if (scene.Script is not null)
            {
                Expect(AssetType.Audio, scene.Number, PartIds.OfNarration(plan, scene));
            }
        }

        if (hasVideo)
        {
            Expect(AssetType.Video, null, PartIds.OfVideo(plan));
        }
    }

    public IReadOnlyList<GenerationPart> Parts
    {
        get
        {
            lock (_gate)
            {
                return [.. _parts];
            }
        }
    }

    public Guid IdOf(AssetType type, int? scene) => _parts[_places[(type, scene)]].AssetId;

    public void Settle(AssetType type, int? scene, GenerationPartState state, Exception? error = null)
    {
        lock (_gate)
        {
            var place = _places[(type, scene)];
            _parts[place] = _parts[place] with { State = state, Error = error };
            _progress?.Report(new GenerationProgress(_parts[place], ++_done, _parts.Count));
        }
    }

    /// <summary>Notes what the release of a part's file threw, before the part is settled.</summary>
    public void NotReleased(AssetType type, int? scene, Exception error)
    {
        lock (_gate)
        {
            var place = _places[(type, scene)];
            _parts[place] = _parts[place] with { ReleaseError = error };
        }
    }

    private void Expect(AssetType type, int? scene, Guid id)
    {
        _places.Add((type, scene), _parts.Count);
        _parts.Add(new GenerationPart(type, scene, GenerationPartState.NotReached, id, null));
    }
}
