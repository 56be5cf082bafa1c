namespace Raso.Storage.Clouds.Tests.RealAccounts;

public sealed class RealAccountTests
{
    [Fact]
    public void Parse_KnownKeys_GivesTheirValuesAndThePrefix()
    {
        var account = Parse("bucket=papers; Region=eu-west-1;Key=a==");

        account.Get("Bucket").Should().Be("papers");
        account.FindValue("Region").Should().Be("eu-west-1");
        account.FindValue("Key").Should().Be("a==", "keys in base64 end with equals signs");
        account.FindValue("Profile").Should().BeNull();
        account.Prefix.Should().Be("raso-conformance/");
        Parse("Bucket=papers;Prefix=mine/").Prefix.Should().Be("mine/");
    }

    [Theory]
    [InlineData("", "*no Bucket*")]
    [InlineData("Region=eu-west-1", "*no Bucket*")]
    [InlineData("Bucket", "*once at most*")]
    [InlineData("Bucket=", "*once at most*")]
    [InlineData("Bucket=a;Bucket=b", "*once at most*")]
    [InlineData("Bucket=a;Secret=hunter2", "*once at most: Bucket, Region*")]
    [InlineData("Bucket=a;Prefix=mine", "*does not end at '/'*")]
    public void Parse_BadText_NamesTheVariableAndTheMend(string text, string message) =>
        FluentActions.Invoking(() => Parse(text)).Should().Throw<FormatException>().WithMessage(message).Which.Message.Should().Contain("RASO_REAL_X").And.NotContain("hunter2");

    private static RealAccount Parse(string text) => RealAccount.Parse("RASO_REAL_X", text, ["Bucket"], ["Region", "Profile", "Key"]);
}
