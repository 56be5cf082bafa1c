using System.Text;
using Raso.Storage.Workflows;

namespace Raso.Storage.Services.Tests.Workflows;

/// <summary>What a run keeps in its file.</summary>
public sealed class BulkStateTextTests
{
    [Fact]
    public void Read_OfWhatWasWritten_GivesTheSame()
    {
        var state = new BulkState(12, BulkState.Next(BulkState.Empty.Chain, "a"), [(0, 4), (6, 11)]);

        var read = BulkStateText.Read(BulkStateText.Write(state));

        read!.Read.Should().Be(12);
        read.Chain.Should().Equal(state.Chain);
        read.Done.Should().Equal(state.Done);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no json")]
    [InlineData("{}")]
    [InlineData("""{"format":2,"read":0,"chain":"","done":[]}""")]
    [InlineData("""{"format":1,"read":0,"chain":"00","done":[]}""")]
    [InlineData("""{"format":1,"read":0,"chain":7,"done":[]}""")]
    [InlineData("""{"format":1,"read":3,"chain":"0000000000000000000000000000000000000000000000000000000000000000","done":[[0,3]]}""")]
    [InlineData("""{"format":1,"read":9,"chain":"0000000000000000000000000000000000000000000000000000000000000000","done":[[0]]}""")]
    [InlineData("""{"format":1,"read":9,"chain":"0000000000000000000000000000000000000000000000000000000000000000","done":[[4,5],[0,1]]}""")]
    public void Read_OfAnythingElse_IsNothing(string text) => BulkStateText.Read(Encoding.UTF8.GetBytes(text)).Should().BeNull();
}
