/// What a connection is for.
enum SQLiteRole: String {
    case writer
    case reader
    /// Carries the log over into the database, beside the writer.
    case checkpointer
    /// Reads a copy that nobody writes, such as a backup's: it makes no file beside it.
    case inspector
    /// Fills a copy that nobody else opens, and that is thrown away where it does not become whole: it keeps no journal and syncs nothing.
    case filler

    /// Whether the database goes on in the journal mode that it has.
    var keepsJournalMode: Bool { self == .inspector || self == .filler }

    var isReadOnly: Bool { self == .reader || self == .inspector }

    func cacheKiB(_ settings: SQLiteSettings) -> Int {
        switch self {
        case .writer, .filler: settings.writerCacheKiB
        case .reader, .inspector: settings.readerCacheKiB
        // It copies pages past the cache.
        case .checkpointer: 64
        }
    }
}
