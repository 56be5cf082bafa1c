namespace Raso.Storage.Assets;

/// <summary>What a visual is.</summary>
public enum VisualRole
{
    /// <summary>A moving picture.</summary>
    Animation = 0,

    /// <summary>A slide.</summary>
    Slide,

    /// <summary>A diagram.</summary>
    Diagram,

    /// <summary>A chart of data.</summary>
    Chart,

    /// <summary>A three-dimensional model; <c>3d_model</c> in the catalogue.</summary>
    Model3D,

    /// <summary>A typeset equation.</summary>
    Equation,
}
