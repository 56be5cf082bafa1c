namespace Raso.Storage.Relationships;

/// <summary>What a relationship says of its source and its target.</summary>
public enum RelationshipType
{
    /// <summary>The source is made from the target, and must be made again when the target changes: a final video depends on its parts. Relationships of this type never form a circle.</summary>
    DependsOn = 0,

    /// <summary>The target is made from the source: a diagram generates an animation. The one type that is read from its target: the target needs the source.</summary>
    Generates,

    /// <summary>The source goes with the target and betters it: narration enhances the visual of its scene. Neither is made from the other.</summary>
    Enhances,

    /// <summary>The source takes the place of the target.</summary>
    Replaces,

    /// <summary>The source mentions or shows the target.</summary>
    References,
}
