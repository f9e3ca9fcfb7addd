import Foundation
import Store

/// Reads the section `backup`.
struct BackupReader {
    let fields: SettingsFields

    /// - Parameters:
    ///   - isWanted: the section is there.
    ///   - store: where the store is.
    ///   - path: where a path of the file is.
    func backup(isWanted: Bool, store: StorePlace, path: (String) -> String) -> Settings.Backup? {
        guard isWanted else { return nil }
        let folder = path(fields.required("folder", example: "/backup/intake"))
        if fields.has("folder") {
            let backups = BackupFolder(path: folder)
            let stores = [store.folder] + (store.blobs.folder.map { [$0] } ?? [])
            if stores.contains(where: backups.isStore) {
                fields.complain("folder", "must be another folder than the store's")
            } else if stores.contains(where: backups.isSwept) {
                fields.complain("folder", "must not lie in the store's `blobs`, `search`, `restoring` or `replaced-…`")
            }
        }
        return Settings.Backup(
            folder: folder, every: fields.duration("every", default: .seconds(24 * 3600)),
            keep: fields.integer("keep", default: 14, in: 1...10_000))
    }
}
