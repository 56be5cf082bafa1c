namespace Raso.Storage.Media;

/// <summary>Reads the facts of media files: videos, sound and pictures.</summary>
public interface IMediaProbe
{
    /// <summary>Reads a media file. It is copied into a temporary file for the time of the call, because what reads it moves about in it; memory does not depend on its length.</summary>
    /// <param name="content">The bytes of the file.</param>
    /// <param name="cancellationToken">Cancels the call, and ends the program that reads the file.</param>
    /// <returns>The facts and the faults; a damaged file, a missing program and a time limit are outcomes, not errors.</returns>
    /// <exception cref="IOException">The temporary file could not be written.</exception>
    Task<MediaReading> ReadAsync(FileContent content, CancellationToken cancellationToken = default);
}
