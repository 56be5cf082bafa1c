using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Validation;

[Trait("Category", "Server")]
public sealed class PayloadTestsPostgres(PostgresCatalogue catalogue) : PayloadTests(catalogue), IClassFixture<PostgresCatalogue>
{
    protected override string SchemaSql => """
        SELECT md5(string_agg(line, E'\n' ORDER BY line)) FROM (
            SELECT table_name || column_name || data_type || is_nullable || coalesce(column_default, '') FROM information_schema.columns WHERE table_schema = current_schema()
            UNION ALL SELECT proname || prosrc FROM pg_proc WHERE pronamespace = current_schema()::regnamespace
            UNION ALL SELECT conname || pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = current_schema()::regnamespace
            UNION ALL SELECT pg_get_triggerdef(t.oid) FROM pg_trigger AS t JOIN pg_class AS c ON c.oid = t.tgrelid WHERE c.relnamespace = current_schema()::regnamespace
        ) AS lines (line)
        """;
}
