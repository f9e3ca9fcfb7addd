/// What a connection is for.
enum SQLiteRole: String {
    case writer
    case reader
    /// Carries the log over into the database, beside the writer.
    case checkpointer

    func cacheKiB(_ settings: SQLiteSettings) -> Int {
        switch self {
        case .writer: settings.writerCacheKiB
        case .reader: settings.readerCacheKiB
        // It copies pages past the cache.
        case .checkpointer: 64
        }
    }
}
