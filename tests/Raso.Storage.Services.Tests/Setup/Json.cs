using System.Text;
using Microsoft.Extensions.Configuration;

namespace Raso.Storage.Services.Tests.Setup;

/// <summary>Configuration as apps write it.</summary>
internal static class Json
{
    public static IConfigurationSection Section(string json) =>
        new ConfigurationBuilder().AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes($$"""{"Raso": {{json}}}"""))).Build().GetSection("Raso");
}
