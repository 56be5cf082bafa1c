namespace Raso.Storage.Naming;

/// <summary>What a character is worth in a name.</summary>
internal enum NameCharacter
{
    Dropped = 0,
    Letter,
    Mark,
    Separator,
    Dash,
}
