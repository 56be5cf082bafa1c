using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NativeAot;
using Raso.Storage.Local;

const string BaseUrl = "https://files.example.org/disk";
var secret = Convert.ToBase64String(RandomNumberGenerator.GetBytes(SigningKey.MinSecretBytes));
var folder = args.Length > 0 ? Directory.CreateDirectory(args[0]) : Directory.CreateTempSubdirectory("raso-native-");
Console.WriteLine($"Everything is kept in {folder.FullName}.");

Console.WriteLine("Set up in code:");
var files = folder.CreateSubdirectory("code");
await Walkthrough.RunAsync(new ServiceCollection().AddRaso(raso => raso
    .UseSqlite(Path.Combine(files.FullName, "raso.db"))
    .AddLocalStorage("disk", disk =>
    {
        disk.RootPath = Path.Combine(files.FullName, "files");
        disk.Signing.BaseUrl = BaseUrl;
        disk.Signing.Keys.Add(new SigningKey { Id = "k1", Secret = secret });
    })));

Console.WriteLine("Set up by configuration:");
files = folder.CreateSubdirectory("configuration");
var configuration = new ConfigurationBuilder()
    .AddInMemoryCollection(new Dictionary<string, string?>
    {
        ["Raso:Catalog:Type"] = "Sqlite",
        ["Raso:Catalog:DataSource"] = Path.Combine(files.FullName, "raso.db"),
        ["Raso:Backends:disk:Type"] = "Local",
        ["Raso:Backends:disk:RootPath"] = Path.Combine(files.FullName, "files"),
        ["Raso:Backends:disk:Signing:BaseUrl"] = BaseUrl,
        ["Raso:Backends:disk:Signing:Keys:0:Id"] = "k1",
        ["Raso:Backends:disk:Signing:Keys:0:Secret"] = secret,
    })
    .Build();
await Walkthrough.RunAsync(new ServiceCollection().AddRaso(configuration.GetSection("Raso"), raso => raso.RegisterSqlite()));

Console.WriteLine("ok");
