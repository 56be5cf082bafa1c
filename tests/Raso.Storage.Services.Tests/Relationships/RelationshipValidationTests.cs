using Raso.Storage.Assets;
using Raso.Storage.Relationships;

namespace Raso.Storage.Services.Tests.Relationships;

/// <summary>What no single field is to blame for; the fields by themselves are in EveryFieldTests.</summary>
public sealed class RelationshipValidationTests
{
    private static readonly AssetReference Asset = new(AssetType.Video, Guid.CreateVersion7());

    [Fact]
    public void Check_OfALinkToItself_NamesTheTarget()
    {
        var check = () => RelationshipValidator.Check(new NewRelationship { Source = Asset, Target = Asset, Type = RelationshipType.Enhances });

        check.Should().Throw<ValidationException>().Which.Failures.Should().ContainSingle().Which.Should().Match<ValidationFailure>(
            failure => failure.Field == "Target" && failure.Message.Contains($"{Asset}"));
    }

    [Fact]
    public void Check_OfSeveralFaults_NamesThemAll()
    {
        var check = () => RelationshipValidator.Check(new NewRelationship { Id = Guid.Empty, Source = default, Target = Asset, Type = (RelationshipType)9, Strength = 2 });

        check.Should().Throw<ValidationException>().Which.Failures.Select(failure => failure.Field).Should().Equal("Id", "Source", "Type", "Strength");
    }

    [Fact]
    public void Check_OfNoTypesToFollow_NamesThem()
    {
        var closure = () => RelationshipValidator.Check(new ClosureOptions { Types = null!, MaxDepth = 0, Limit = 100_001 });
        var rebuild = () => RelationshipValidator.Check(new RebuildOptions { Types = null!, Limit = 0 });

        closure.Should().Throw<ValidationException>().Which.Failures.Select(failure => failure.Field).Should().Equal("Types", "MaxDepth", "Limit");
        rebuild.Should().Throw<ValidationException>().Which.Failures.Select(failure => failure.Field).Should().Equal("Types", "Limit");
    }

    [Fact]
    public void Cursor_OfAKey_IsReadBack()
    {
        var key = new Catalog.RelationshipKey(RelationshipType.Replaces, Asset);

        RelationshipCursor.TryRead(RelationshipCursor.Write("a list", key), "a list", out var back).Should().BeTrue();

        back.Should().Be(key);
        RelationshipCursor.TryRead(RelationshipCursor.Write("a list", key), "another", out _).Should().BeFalse();
        RelationshipCursor.TryRead(RelationshipCursor.Write("a list", key with { Type = (RelationshipType)9 }), "a list", out _).Should().BeFalse("no type has this number");
        RelationshipCursor.TryRead("x", "a list", out _).Should().BeFalse();
    }
}
