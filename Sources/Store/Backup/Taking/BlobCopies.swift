import Glibc
import Intake

/// Puts blobs from one or more folders of blobs into another one: as another name of the same file where both are on one file system,
/// which costs neither time nor room and is safe since a blob's file never changes; as a copy that is read against its address otherwise.
struct BlobCopies {
    enum Outcome: Hashable {
        case linked(Int64)
        case copied(Int64)
        /// It is nowhere whole.
        case missing
    }

    /// Where blobs are taken from: each root, and whether a link from it is worth a try.
    private var sources: [(root: String, mayLink: Bool)]
    private let target: String
    /// Asked where no folder has a blob.
    var elsewhere: PatientReads?
    /// Whether a file is read before a link to it is trusted.
    private let verifiesLinks: Bool
    private let watch: BackupWatch
    private var shelves: Set<String> = []

    /// - Parameters:
    ///   - roots: folders of blobs; the first that has a blob gives it.
    ///   - verifiesLinks: reads what it links, too.
    init(from roots: [String], into target: String, verifiesLinks: Bool, watch: BackupWatch) throws(StoreFailure) {
        sources = roots.map { ($0, true) }
        self.target = target
        self.verifiesLinks = verifiesLinks
        self.watch = watch
        try Folder.make(target)
    }

    /// - Parameter bytes: what the blob has where it is whole; nil where nobody knows.
    mutating func put(_ id: BlobID, bytes: Int64?) throws(StoreFailure) -> Outcome {
        let place = BlobFiles.path(id, in: target)
        let shelf = target + "/" + BlobFiles.shelf(id)
        if shelves.insert(shelf).inserted { try Folder.make(shelf) }
        for index in sources.indices {
            if let outcome = try link(id, bytes, from: index, to: place) { return outcome }
        }
        for source in sources {
            if let outcome = try copy(id, from: source.root, to: place) { return outcome }
        }
        // What `fetch` gives was held against its address.
        if let bytes = try elsewhere?.fetch(id, watch: watch) {
            try SyncedFile.write(bytes, to: place)
            return .copied(Int64(bytes.count))
        }
        return .missing
    }

    /// Makes the names durable. To be called once at the end.
    func sync() throws(StoreFailure) {
        for shelf in shelves { try Folder.sync(shelf) }
        try Folder.sync(target)
    }

    private mutating func link(
        _ id: BlobID, _ bytes: Int64?, from index: Int, to place: String
    ) throws(StoreFailure) -> Outcome? {
        guard sources[index].mayLink else { return nil }
        let path = BlobFiles.path(id, in: sources[index].root)
        // What another user may write into is not ours to share. A file that was cut off, as a failing disk leaves it, is not carried on
        // from one backup to the next.
        guard let sight = RegularFile.look(path), sight.isOursAlone, sight.bytes == bytes ?? sight.bytes,
            try isSound(path, id)
        else { return nil }
        if unsafe Glibc.link(path, place) == 0 { return .linked(sight.bytes) }
        switch errno {
        case EXDEV, EPERM, EOPNOTSUPP: sources[index].mayLink = false
        // As many names as the file system gives one file.
        case EMLINK, ENOENT: break
        case EEXIST: return .linked(sight.bytes)
        case let code: throw FileFailure.make(code, "linking a blob")
        }
        return nil
    }

    private func isSound(_ path: String, _ id: BlobID) throws(StoreFailure) -> Bool {
        guard verifiesLinks else { return true }
        do throws(StoreFailure) {
            return try SyncedFile.facts(path, watch: watch).sha256 == id.hexadecimal
        } catch {
            guard error.code == .damaged || error.code == .missing else { throw error }
            return false
        }
    }

    private func copy(_ id: BlobID, from root: String, to place: String) throws(StoreFailure) -> Outcome? {
        do throws(StoreFailure) {
            let path = BlobFiles.path(id, in: root)
            guard Folder.holdsFile(path) else { return nil }
            let facts = try SyncedFile.copy(path, to: place, watch: watch)
            if facts.sha256 == id.hexadecimal { return .copied(facts.bytes) }
            _ = unsafe unlink(place)
        } catch {
            // A bad spot of the disk is that blob's misfortune, not the backup's.
            guard error.code == .damaged || error.code == .missing else { throw error }
        }
        return nil
    }
}
