/// What a connection is for.
enum SQLiteRole: String {
    case writer
    case reader
    /// Carries the log over into the database, beside the writer.
    case checkpointer
    /// Reads a copy that nobody writes, such as a backup's: it makes no file beside it.
    case inspector

    var isReadOnly: Bool { self == .reader || self == .inspector }

    func cacheKiB(_ settings: SQLiteSettings) -> Int {
        switch self {
        case .writer: settings.writerCacheKiB
        case .reader, .inspector: settings.readerCacheKiB
        // It copies pages past the cache.
        case .checkpointer: 64
        }
    }
}
