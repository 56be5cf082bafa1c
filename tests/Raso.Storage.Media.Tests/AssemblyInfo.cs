using Raso.Storage.Media.Tests.Setup;

[assembly: AssemblyFixture(typeof(RealMedia))]
