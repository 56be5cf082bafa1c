using System.Globalization;
using Raso.Storage.Benchmarks;

// Argument: the number of counted rounds, 5 unless given.
var rounds = new Rounds(args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 5);
using var large = new StoreLargeFile();
await rounds.MeasureAsync(large.Comparison);
rounds.Show();
