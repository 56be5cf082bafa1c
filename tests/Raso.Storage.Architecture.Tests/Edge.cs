namespace Raso.Storage.Architecture.Tests;

/// <summary>One room names another; <paramref name="Because"/> is a type where it happens and the type that it names.</summary>
internal sealed record Edge(string From, string To, string Because);
