import ServiceLifecycle
import Store

/// Keeps the store open until everything that uses it has ended: the first service of the group is the last to stop.
struct StoreService: Service {
    let database: any SQLDatabase
    let blobs: any BlobPlace
    /// The search index.
    let words: SQLiteDatabase

    func run() async throws {
        try? await gracefulShutdown()
        await words.close()
        await database.close()
        await blobs.close()
    }
}
