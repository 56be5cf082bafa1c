namespace Raso.Storage.DependencyInjection;

/// <summary>Stands for all values together: it is valid when each of them is.</summary>
internal sealed class RasoValues;
