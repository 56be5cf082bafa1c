namespace Raso.Storage.Minio;

/// <summary>Which conditional writes the server honours. A server that does not know a condition overwrites in silence, so only what it is known to honour may be set.</summary>
[Flags]
public enum MinioConditions
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Conditions of a put of one request; MinIO, AWS and Ceph honour them.</summary>
    Put = 1,

    /// <summary>Conditions of the completion of an upload of several parts; MinIO and AWS honour them, Ceph does not.</summary>
    Complete = 2,

    /// <summary>Conditions on what stands at the destination of a copy; AWS honours them, Ceph does not.</summary>
    Copy = 4,
}
