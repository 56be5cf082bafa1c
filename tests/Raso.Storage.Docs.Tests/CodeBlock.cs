namespace Raso.Storage.Docs.Tests;

/// <summary>A block between fences; its line is that of its first line of code, counted from 1.</summary>
internal sealed record CodeBlock(Page Page, int Line, string Language, string Code);
