namespace Raso.Storage.Clouds.Tests.Gcp.StandIn;

/// <summary>The kinds of calls that the stand-in tells apart, for faults and in its record.</summary>
public enum GoogleCall
{
    Any,
    BucketInsert,
    BucketGet,
    BucketList,
    BucketPatch,
    BucketDelete,

    /// <summary>An upload in one request: media or multipart.</summary>
    Insert,
    SessionStart,
    SessionChunk,

    /// <summary>A request to a session without bytes: <c>bytes */*</c> or <c>bytes */total</c>.</summary>
    SessionStatus,
    SessionDelete,
    Get,
    Download,
    List,
    Patch,
    Update,
    Delete,
    Rewrite,
    Copy,
    Compose,
    Batch,
    Token,
    MetadataServer,
    SignBlob,
    XmlGet,
    XmlHead,
    XmlPut,
    XmlDelete,
    Unknown,
}
