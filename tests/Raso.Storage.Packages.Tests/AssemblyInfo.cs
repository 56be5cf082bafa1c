using Raso.Storage.Packages.Tests;

[assembly: AssemblyFixture(typeof(PackedPackages))]
