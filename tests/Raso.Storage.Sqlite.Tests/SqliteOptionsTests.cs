namespace Raso.Storage.Sqlite.Tests;

public sealed class SqliteOptionsTests
{
    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(":memory:")]
    [InlineData("file:raso.db?mode=memory")]
    [InlineData("Data Source=raso.db;Mode=Memory")]
    [InlineData("raso\0.db")]
    public void SqliteCatalog_NoPlainFileName_IsRefused(string dataSource)
    {
        var act = () => new SqliteCatalog(new SqliteOptions { DataSource = dataSource });

        act.Should().Throw<ValidationException>().WithMessage("*DataSource*");
    }

    [Theory]
    [InlineData(-1, 8, nameof(SqliteOptions.BusyTimeout))]
    [InlineData(4000, 8, nameof(SqliteOptions.BusyTimeout))]
    [InlineData(30, 0, nameof(SqliteOptions.MaxReaders))]
    [InlineData(30, 257, nameof(SqliteOptions.MaxReaders))]
    public void Validate_OutOfRange_NamesTheOption(int busySeconds, int readers, string option)
    {
        var options = new SqliteOptions { DataSource = "raso.db", BusyTimeout = TimeSpan.FromSeconds(busySeconds), MaxReaders = readers };

        options.Validate().Should().ContainSingle().Which.Field.Should().Be(option);
    }
}
