using System.Text;

namespace Raso.Storage.Tests.Bibliography;

/// <summary>Damages bytes as broken tools and transfers do, and worse.</summary>
internal sealed class Damage(int seed)
{
    private static readonly byte[][] Inserts = [.. ((string[])["{", "}", "\"", "@", "@article{x,", "\\", "$", "#", "\n", "[", "]", ",", ":", "%", "\0", "\u00E9"]).Select(Encoding.Latin1.GetBytes)];
    private readonly Random _random = new(seed);

    public byte[] Do(byte[] bytes)
    {
        var damaged = new List<byte>(bytes);
        for (var i = _random.Next(1, 12); i > 0 && damaged.Count > 0; i--)
        {
            var at = _random.Next(damaged.Count);
            switch (_random.Next(6))
            {
                case 0:
                    damaged.RemoveRange(at, Math.Min(damaged.Count - at, _random.Next(1, 200)));
                    break;
                case 1:
                    damaged[at] = (byte)_random.Next(256);
                    break;
                case 2:
                    damaged.InsertRange(at, Inserts[_random.Next(Inserts.Length)]);
                    break;
                case 3:
                    damaged.InsertRange(at, damaged.GetRange(at, Math.Min(damaged.Count - at, _random.Next(1, 500))));
                    break;
                case 4 when _random.Next(4) == 0:
                    damaged.RemoveRange(at, damaged.Count - at);
                    break;
                default:
                    damaged.RemoveAt(at);
                    break;
            }
        }

        return [.. damaged];
    }
}
