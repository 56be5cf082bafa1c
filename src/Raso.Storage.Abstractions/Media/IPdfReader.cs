namespace Raso.Storage.Media;

/// <summary>Reads the facts of PDF files.</summary>
public interface IPdfReader
{
    /// <summary>Reads a PDF. It is copied into a temporary file for the time of the call, because what reads it moves about in it.</summary>
    /// <param name="content">The bytes of the file.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The facts; a file that is none, is damaged or asks for a password is an outcome, not an error.</returns>
    /// <exception cref="IOException">The temporary file could not be written.</exception>
    Task<PdfReading> ReadAsync(FileContent content, CancellationToken cancellationToken = default);
}
