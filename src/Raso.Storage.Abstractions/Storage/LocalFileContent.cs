namespace Raso.Storage;

internal sealed class LocalFileContent : FileContent
{
    private readonly string _fileName;

    public LocalFileContent(string fileName)
    {
        ArgumentException.ThrowIfNullOrEmpty(fileName);
        // The full name, because the process may change its working folder before the content is opened.
        var file = new FileInfo(fileName);
        if (!file.Exists)
        {
            throw new FileNotFoundException($"There is no file '{file.FullName}' to store.", file.FullName);
        }

        _fileName = file.FullName;
        Length = file.Length;
    }

    public override long? Length { get; }

    public override bool CanReplay => true;

    public override ValueTask<Stream> OpenAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult<Stream>(new FileStream(_fileName, new FileStreamOptions
        {
            Mode = FileMode.Open,
            Access = FileAccess.Read,
            Share = FileShare.Read | FileShare.Delete,
            BufferSize = 0,
            Options = FileOptions.Asynchronous | FileOptions.SequentialScan,
        }));
    }
}
