import Foundation
import Intake

/// The folders into which a restore puts aside the store that was there: noted in the workplace before the first rename. A crash between two
/// renames leaves a database here and its log there; the next attempt finds by the note where the one belongs to the other.
struct AsideNote {
    private static let fileName = "aside"
    private static let prefix = "replaced-"
    /// Of the note; a name takes 34.
    private static let largest = 64 << 10

    /// The data folder, and that in it in which the restore works.
    let store: String
    let workplace: String

    /// Their names, the oldest first; none where nothing was put aside.
    func names() throws(StoreFailure) -> [String] {
        let path = workplace + "/" + Self.fileName
        guard Folder.holdsFile(path) else { return [] }
        let text = String(decoding: try WholeFile.read(path, limit: Self.largest), as: UTF8.self)
        return text.split(separator: "\n").map(String.init).filter(Self.isOne)
    }

    /// Notes a further one, durably.
    ///
    /// - Returns: its name.
    func add(at now: Moment) throws(StoreFailure) -> String {
        let name = Self.prefix + BackupStamp(now).name
        let text = try (names() + [name]).map { $0 + "\n" }.joined()
        let draft = workplace + "/" + Self.fileName + ".new"
        try Folder.removeAll(draft)
        try SyncedFile.write(Array(text.utf8), to: draft)
        try Folder.rename(draft, to: workplace + "/" + Self.fileName)
        return name
    }

    /// Makes the workplace anew, all but the note.
    func makeWorkplace() throws(StoreFailure) {
        if !Folder.isRealFolder(workplace) { try Folder.removeAll(workplace) }
        try Folder.make(workplace)
        for name in try Folder.names(workplace) where name != Self.fileName {
            try Folder.removeAll(workplace + "/" + name)
        }
    }

    /// After a failure: removes the workplace where nothing has been put aside. Otherwise it stays, so that no gateway starts on what is half
    /// of a store and the next attempt goes on.
    func giveUp() {
        guard let names = try? names(), names.allSatisfy({ isEmpty(store + "/" + $0) }) else { return }
        for name in names { try? Folder.removeAll(store + "/" + name) }
        try? Folder.removeAll(workplace)
    }

    private func isEmpty(_ folder: String) -> Bool { (try? Folder.names(folder))?.isEmpty ?? false }

    private static func isOne(_ name: String) -> Bool {
        name.hasPrefix(prefix) && BackupStamp(name: String(name.dropFirst(prefix.count))) != nil
    }
}
