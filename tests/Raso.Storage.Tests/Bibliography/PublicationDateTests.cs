using System.Globalization;
using Raso.Storage.Bibliography;

namespace Raso.Storage.Tests.Bibliography;

public sealed class PublicationDateTests
{
    [Theory]
    [InlineData("2020", "2020-01-01")]
    [InlineData("2020-05", "2020-05-01")]
    [InlineData("2020-05-04", "2020-05-04")]
    [InlineData("2020-5-4", "2020-05-04")]
    [InlineData("2020-05-04T10:11:12Z", "2020-05-04")]
    [InlineData("2020/05/04", "2020-05-04")]
    [InlineData("2019-12/2020-01", "2019-12-01")]
    [InlineData("1988/1989", "1988-01-01")]
    [InlineData("/2020", "2020-01-01")]
    [InlineData("../2020", "2020-01-01")]
    [InlineData("2020/", "2020-01-01")]
    [InlineData("1450~", "1450-01-01")]
    [InlineData("1723?", "1723-01-01")]
    [InlineData("1723-11%", "1723-11-01")]
    [InlineData("2020-21", "2020-03-01")]
    [InlineData("2020-24", "2020-12-01")]
    [InlineData("199X", "1990-01-01")]
    [InlineData("19XX", "1900-01-01")]
    [InlineData("2004-XX-XX", "2004-01-01")]
    [InlineData("4 May 2020", "2020-05-04")]
    [InlineData("May 2020", "2020-05-01")]
    [InlineData("Sept. 5, 1999", "1999-09-05")]
    [InlineData("Spring 1999", "1999-03-01")]
    [InlineData("Fall 1999", "1999-09-01")]
    [InlineData("c. 1450", "1450-01-01")]
    [InlineData("[1999]", "1999-01-01")]
    [InlineData("05/04/2020", "2020-01-01")]
    [InlineData("0999", "0999-01-01")]
    [InlineData("2020-13", null)]
    [InlineData("2020-02-30", null)]
    [InlineData("0000", null)]
    [InlineData("in press", null)]
    [InlineData("", null)]
    [InlineData("123456", null)]
    public void Read_Date_IsItsFirstDay(string text, string? day) => Text(PublicationDate.Read(text)).Should().Be(day);

    [Theory]
    [InlineData("year = 2020", "2020-01-01")]
    [InlineData("year = {2020}, month = jan", "2020-01-01")]
    [InlineData("year = 2020, month = DEC", "2020-12-01")]
    [InlineData("year = 2020, month = sep # \"~5\"", "2020-09-05")]
    [InlineData("year = 2020, month = \"10~\" # oct", "2020-10-10")]
    [InlineData("year = 2020, month = {May--June}", "2020-05-01")]
    [InlineData("year = 2020, month = jul # \"/\" # aug", "2020-07-01")]
    [InlineData("year = 2020, month = 3", "2020-03-01")]
    [InlineData("year = 2020, month = {03}, day = {04}", "2020-03-04")]
    [InlineData("year = 2020, month = {Sept.}", "2020-09-01")]
    [InlineData("year = 2020, month = Summer", "2020-06-01")]
    [InlineData("year = 2020, month = mar, day = {8--9}", "2020-03-08")]
    [InlineData("year = {1999--2001}", "1999-01-01")]
    [InlineData("year = {2001/2002}", "2001-01-01")]
    [InlineData("year = {c. 1500}", "1500-01-01")]
    [InlineData("year = {1999a}", "1999-01-01")]
    [InlineData("date = {2019-03-02}, year = 2020", "2019-03-02")]
    [InlineData("date = {soon}, year = 2020", "2020-01-01")]
    [InlineData("month = may", null)]
    public async Task Read_YearMonthDay_IsTheFirstDayOfWhatIsKnown(string fields, string? day) =>
        Text((await Read.EntryAsync(fields)).PublicationDate).Should().Be(day);

    private static string? Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
