using System.Reflection;
using Raso.Storage.Assets;
using Raso.Storage.Jobs;

namespace Raso.Storage.Services.Tests.Validation;

/// <summary>Every property of every record of input, found by reflection, against everything that its type must not be: a new property is caught here.</summary>
public sealed class EveryFieldTests
{
    public static TheoryData<string, string> Properties
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var type in Inputs.All)
            {
                foreach (var property in Inputs.PropertiesOf(type))
                {
                    data.Add(type.FullName!, property.Name);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Properties))]
    public void Check_OfEveryBadValueOfAProperty_NamesThatPropertyAlone(string typeName, string propertyName)
    {
        var (type, property) = Find(typeName, propertyName);

        var missed = BadValues.Of(Inputs.TypeOf(property))
            .Where(bad => property.Name != nameof(NewGenerationJob.Priority) || bad.Fault != BadValues.Negative)
            .Select(bad => (bad.Fault, Expected: property.Name + bad.Suffix, Actual: string.Join(",", Inputs.FaultsOf(type, property, bad.Value))))
            .Where(outcome => outcome.Actual != outcome.Expected)
            .Select(outcome => $"{outcome.Fault}: '{outcome.Actual}'");

        missed.Should().BeEmpty("each fault is refused under the name of its field");
    }

    [Fact]
    public void All_OfTheInputs_AreTheKnownOnes() => Inputs.All.Should().HaveCount(23);

    [Theory]
    [InlineData("")]
    [InlineData("p y")]
    [InlineData("../x")]
    [InlineData("tar\0")]
    [InlineData("elevenchars")]
    public void Check_OfSourceCodeWithABadExtension_NamesIt(string extension) =>
        FaultsOf(new AssetSource(FileContent.FromText("x"), extension)).Should().Equal("SourceCode.Extension");

    [Fact]
    public void Check_OfSourceCodeWithoutContent_NamesIt() => FaultsOf(new AssetSource(null!, "py")).Should().Equal("SourceCode.Content");

    private static IReadOnlyList<string> FaultsOf(AssetSource source) =>
        Inputs.FaultsOf(typeof(AssetWriteOptions), typeof(AssetWriteOptions).GetProperty(nameof(AssetWriteOptions.SourceCode))!, source);

    private static (Type Type, PropertyInfo Property) Find(string typeName, string propertyName)
    {
        var type = typeof(AssetWriteOptions).Assembly.GetType(typeName, throwOnError: true)!;
        return (type, type.GetProperty(propertyName)!);
    }
}
