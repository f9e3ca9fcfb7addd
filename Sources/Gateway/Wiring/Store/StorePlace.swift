import Foundation

/// Where the store's files are, from the setting `store`.
struct StorePlace {
    /// The writer slot of commands beside a gateway, which has slot 0: ids and roll-ups never collide.
    static let commandSlot = 255

    let folder: String

    init(_ store: String) {
        let url = URL(fileURLWithPath: store)
        // A database's file names its folder; a folder names itself.
        folder = url.pathExtension.isEmpty ? url.path : url.deletingLastPathComponent().path
    }
}
