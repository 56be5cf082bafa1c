namespace Raso.Storage.Clouds.Tests.Gcp.StandIn;

/// <summary>The connection is to be dropped without an answer.</summary>
internal sealed class ConnectionDroppedException : Exception;
