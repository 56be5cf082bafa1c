using System.Globalization;
using Npgsql;

namespace Raso.Storage.Catalog.Postgres;

/// <summary>Reads connection URIs as libpq does: <c>postgresql://user:password@host:port,host:port/database?key=value</c>.</summary>
internal static class PostgresUri
{
    private const string Encode = "write '@', ':', '/', '?', '#' and '%' in a user, password or database as %40, %3A, %2F, %3F, %23 and %25.";

    private static readonly string[] Schemes = ["postgresql://", "postgres://"];

    // libpq's names where Npgsql has another one (PostgreSQL documentation, 34.1.2).
    private static readonly Dictionary<string, string> Keys = new(StringComparer.Ordinal)
    {
        ["dbname"] = "Database",
        ["user"] = "Username",
        ["connect_timeout"] = "Timeout",
        ["application_name"] = "Application Name",
        ["client_encoding"] = "Client Encoding",
        ["sslmode"] = "SSL Mode",
        ["sslrootcert"] = "Root Certificate",
        ["sslcert"] = "SSL Certificate",
        ["sslkey"] = "SSL Key",
        ["sslpassword"] = "SSL Password",
        ["sslnegotiation"] = "SSL Negotiation",
        ["channel_binding"] = "Channel Binding",
        ["krbsrvname"] = "Kerberos Service Name",
        ["target_session_attrs"] = "Target Session Attributes",
        ["require_auth"] = "Require Auth",
    };

    public static bool IsUri(string text) => Schemes.Any(scheme => text.TrimStart().StartsWith(scheme, StringComparison.OrdinalIgnoreCase));

    /// <exception cref="FormatException">It cannot be read; the message names the mend and quotes nothing.</exception>
    public static NpgsqlConnectionStringBuilder Read(string text)
    {
        var rest = text[(text.IndexOf("://", StringComparison.Ordinal) + 3)..];
        var end = rest.IndexOfAny(['/', '?', '#']);
        var authority = end < 0 ? rest : rest[..end];
        var tail = end < 0 ? string.Empty : rest[end..];
        var at = authority.LastIndexOf('@');
        if (tail.AsSpan().ContainsAny('@', '#') || authority.IndexOf('@', StringComparison.Ordinal) != at)
        {
            throw new FormatException("is a URI with a character that must be encoded; " + Encode);
        }

        var settings = new NpgsqlConnectionStringBuilder();
        ReadUser(settings, at < 0 ? null : authority[..at]);
        ReadHosts(settings, authority[(at + 1)..]);
        var question = tail.IndexOf('?', StringComparison.Ordinal);
        var database = (question < 0 ? tail : tail[..question]).TrimStart('/');
        if (database.Length > 0)
        {
            settings.Database = Decode(database);
        }

        ReadParameters(settings, question < 0 ? string.Empty : tail[(question + 1)..]);
        return settings;
    }

    private static void ReadUser(NpgsqlConnectionStringBuilder settings, string? user)
    {
        if (user is null)
        {
            return;
        }

        var colon = user.IndexOf(':', StringComparison.Ordinal);
        if ((colon < 0 ? user : user[..colon]) is { Length: > 0 } name)
        {
            settings.Username = Decode(name);
        }

        if (colon >= 0)
        {
            settings.Password = Decode(user[(colon + 1)..]);
        }
    }

    private static void ReadHosts(NpgsqlConnectionStringBuilder settings, string hosts)
    {
        var read = hosts.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(ReadHost).ToList();
        if (read is [var only])
        {
            settings.Host = only.Host;
            if (only.Port is { } port)
            {
                settings.Port = port;
            }
        }
        else if (read.Count > 1)
        {
            settings.Host = string.Join(',', read.Select(host => host.Port is { } known ? string.Create(CultureInfo.InvariantCulture, $"{host.Host}:{known}") : host.Host));
        }
    }

    private static (string Host, int? Port) ReadHost(string text)
    {
        var colon = text.IndexOf(':', text.StartsWith('[') ? Math.Max(0, text.IndexOf(']', StringComparison.Ordinal)) : 0);
        if (colon < 0)
        {
            return (Decode(text), null);
        }

        return int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= 65535
            ? (Decode(text[..colon]), port)
            : throw new FormatException("is a URI whose port is no number from 1 to 65535, or with a character that must be encoded; " + Encode);
    }

    private static void ReadParameters(NpgsqlConnectionStringBuilder settings, string query)
    {
        foreach (var parameter in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = parameter.IndexOf('=', StringComparison.Ordinal);
            var key = Decode(equals < 0 ? parameter : parameter[..equals]);
            var shown = key.Length <= 40 && key.All(c => char.IsAsciiLetter(c) || c is '_' or ' ') ? $" '{key}'" : string.Empty;
            if (equals < 0)
            {
                throw new FormatException($"is a URI whose parameter{shown} has no value; write it like ?sslmode=require.");
            }

            // Npgsql's names of its own values are without the hyphen: VerifyFull.
            var value = Decode(parameter[(equals + 1)..]);
            try
            {
                settings[Keys.GetValueOrDefault(key, key)] = key is "sslmode" ? value.Replace("-", string.Empty, StringComparison.Ordinal) : value;
            }
            catch (Exception exception) when (exception is ArgumentException or FormatException or KeyNotFoundException or InvalidCastException or OverflowException)
            {
                throw new FormatException($"is a URI whose parameter{shown} is unknown or has a value that cannot be read; correct it, or write the connection string as 'Key=Value;...', as Npgsql defines it.");
            }
        }
    }

    private static string Decode(string text)
    {
        for (var i = text.IndexOf('%', StringComparison.Ordinal); i >= 0; i = text.IndexOf('%', i + 1))
        {
            if (i + 2 >= text.Length || !char.IsAsciiHexDigit(text[i + 1]) || !char.IsAsciiHexDigit(text[i + 2]))
            {
                throw new FormatException("is a URI with a '%' that begins no code of two hexadecimal digits; " + Encode);
            }
        }

        return Uri.UnescapeDataString(text);
    }
}
