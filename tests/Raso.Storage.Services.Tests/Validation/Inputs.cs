using System.Reflection;
using System.Text.Json;
using Raso.Storage.Assets;
using Raso.Storage.Content;
using Raso.Storage.Jobs;
using Raso.Storage.Papers;
using Raso.Storage.Relationships;
using Raso.Storage.Services.Tests.Setup;
using Raso.Storage.Versioning;
using Raso.Storage.Workflows;

namespace Raso.Storage.Services.Tests.Validation;

/// <summary>The records that applications give to the catalogue, each with a valid one to begin with and what checks it.</summary>
internal static class Inputs
{
    private static readonly Guid Paper = Guid.CreateVersion7();

    private static readonly AssetWriteOptions Options = new();

    private static readonly GenerationPlan Plan = new()
    {
        PaperId = Paper,
        Title = "Film",
        Scenes = [new SceneDescription { Number = 0, Title = "Empty", HasVisual = false }],
    };

    private static readonly string[] Endings = ["Changes", "Options", "Policy"];

    private static readonly Dictionary<Type, (Func<object> Valid, Action<object> Check)> Known = new()
    {
        [typeof(NewPaper)] = (() => Samples.Paper(), input => PaperValidator.Normalize((NewPaper)input)),
        [typeof(PaperChanges)] = (() => new PaperChanges(), input => PaperValidator.Normalize((PaperChanges)input)),
        [typeof(NewVideoAsset)] = (
            () => new NewVideoAsset { PaperId = Paper, Title = "Film" },
            input => AssetValidator.Check(VideoKind.Instance, (NewVideoAsset)input, contentIsEmpty: false, Options)),
        [typeof(NewAudioAsset)] = (
            () => new NewAudioAsset { PaperId = Paper, Title = "Voice" },
            input => AssetValidator.Check(AudioKind.Instance, (NewAudioAsset)input, contentIsEmpty: false, Options)),
        [typeof(NewVisualAsset)] = (
            () => new NewVisualAsset { PaperId = Paper, Title = "Diagram" },
            input => AssetValidator.Check(VisualKind.Instance, (NewVisualAsset)input, contentIsEmpty: false, Options)),
        [typeof(VideoAssetChanges)] = (
            () => new VideoAssetChanges(), input => AssetValidator.Checked(VideoKind.Instance, (VideoAssetChanges)input, allowNone: false)),
        [typeof(AudioAssetChanges)] = (
            () => new AudioAssetChanges(), input => AssetValidator.Checked(AudioKind.Instance, (AudioAssetChanges)input, allowNone: false)),
        [typeof(VisualAssetChanges)] = (
            () => new VisualAssetChanges(), input => AssetValidator.Checked(VisualKind.Instance, (VisualAssetChanges)input, allowNone: false)),
        [typeof(AssetWriteOptions)] = (
            () => new AssetWriteOptions(),
            input => AssetValidator.Check(VisualKind.Instance, new NewVisualAsset { PaperId = Paper, Title = "Diagram" }, contentIsEmpty: false, (AssetWriteOptions)input)),
        [typeof(NewVersion)] = (
            () => new NewVersion(),
            input => AssetValidator.Check(
                VisualKind.Instance, NewVersionParts.VisualChangesOf((NewVersion)input), contentIsEmpty: false, NewVersionParts.OptionsOf((NewVersion)input))),
        [typeof(RollbackOptions)] = (() => new RollbackOptions(), input => VersionRules.Check((RollbackOptions)input)),
        [typeof(PrunePolicy)] = (() => new PrunePolicy { KeepLast = 1 }, input => VersionRules.Check((PrunePolicy)input)),
        [typeof(VersionListOptions)] = (() => new VersionListOptions(), input => VersionRules.Check((VersionListOptions)input, "versions")),
        [typeof(NewRelationship)] = (
            () => new NewRelationship { Source = new(AssetType.Video, Paper), Target = new(AssetType.Audio, Paper), Type = RelationshipType.DependsOn },
            input => RelationshipValidator.Check((NewRelationship)input)),
        [typeof(RelationshipChanges)] = (() => new RelationshipChanges(), input => RelationshipValidator.Check((RelationshipChanges)input)),
        [typeof(RelationshipListOptions)] = (() => new RelationshipListOptions(), input => RelationshipValidator.Check((RelationshipListOptions)input, "relationships")),
        [typeof(ClosureOptions)] = (() => new ClosureOptions(), input => RelationshipValidator.Check((ClosureOptions)input)),
        [typeof(RebuildOptions)] = (() => new RebuildOptions(), input => RelationshipValidator.Check((RebuildOptions)input)),
        [typeof(NewGenerationJob)] = (
            () => new NewGenerationJob { PaperId = Paper, Type = JobType.FullVideo, GenerationParameters = JsonElement.Parse("{}") },
            input => JobRules.Check([(NewGenerationJob)input])),
        [typeof(JobListOptions)] = (() => new JobListOptions(), input => JobRules.Check((JobListOptions)input)),
        [typeof(JobClaimOptions)] = (() => new JobClaimOptions { Worker = "me" }, input => LeaseRules.Check((JobClaimOptions)input, TimeSpan.FromSeconds(5))),
        [typeof(PaperImportOptions)] = (() => new PaperImportOptions(), input => PaperImportRules.Check((PaperImportOptions)input)),
        [typeof(BulkOptions)] = (() => new BulkOptions { Name = "films" }, input => BulkRules.Check((BulkOptions)input)),
        [typeof(GenerationOptions)] = (() => new GenerationOptions(), input => GenerationRules.Check(Plan, new AssetGenerators(), (GenerationOptions)input)),
        [typeof(IngestionOptions)] = (
            () => new IngestionOptions(),
            input => IngestionRules.Check(new PaperIngestion(), IngestionParts.PaperOf(new PaperIngestion(), null), isKnown: true, (IngestionOptions)input, new PdfLook(HeaderFault: null, Reading: null))),
        [typeof(PaperListOptions)] = (() => new PaperListOptions(), input => PaperListRules.Check((PaperListOptions)input)),
    };

    /// <summary>Every record of input that there is: a new one without a check fails here.</summary>
    public static IEnumerable<Type> All => typeof(NewPaper).Assembly.GetExportedTypes().Where(type =>
        type.Namespace is "Raso.Storage.Papers" or "Raso.Storage.Assets" or "Raso.Storage.Jobs" or "Raso.Storage.Relationships" or "Raso.Storage.Versioning" or "Raso.Storage.Workflows"
        && type is { IsClass: true, IsAbstract: false }
        && (type.Name.StartsWith("New", StringComparison.Ordinal) || Endings.Any(ending => type.Name.EndsWith(ending, StringComparison.Ordinal))));

    public static IEnumerable<PropertyInfo> PropertiesOf(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite);

    /// <summary>Gets the type of a field, whether it is of a new row or a change.</summary>
    public static Type TypeOf(PropertyInfo property)
    {
        var type = property.PropertyType;
        type = IsChange(type) ? type.GetGenericArguments()[0] : type;
        return Nullable.GetUnderlyingType(type) ?? type;
    }

    /// <summary>Checks a valid record in which one property was set to a value, and gives the fields at fault.</summary>
    public static IReadOnlyList<string> FaultsOf(Type type, PropertyInfo property, object? value)
    {
        var (valid, check) = Known[type];
        var input = valid();
        property.SetValue(input, IsChange(property.PropertyType) ? Activator.CreateInstance(property.PropertyType, value) : value);
        var error = Record.Exception(() => check(input));
        return error is null ? [] : error.Should().BeOfType<ValidationException>().Which.Failures.Select(failure => failure.Field).ToList();
    }

    private static bool IsChange(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Change<>);
}
