import Glibc
import Intake
import Synchronization

/// The files of the blobs. Every call blocks.
final class BlobFiles: Sendable {
    /// The folders that hold blobs: the first two digits of their addresses.
    static let shelves: [String] = (0..<256).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }

    private let root: String
    private let gate: BlobGate
    /// Shelves whose own names are known to be durable in `root`.
    private let madeShelves = Mutex<Set<String>>([])
    private let counter = Atomic<UInt64>(0)

    init(root: String) throws(StoreFailure) {
        self.root = root
        try Folder.make(root)
        try Folder.make(root + "/incoming")
        gate = try BlobGate(root: root)
    }

    /// Writes all, then syncs all, then renames all, then syncs each shelf once: the first sync carries most of the others'
    /// work with it.
    func keep(_ contents: [[UInt8]]) throws(StoreFailure) -> [BlobID] {
        let ids = contents.map { BlobID(of: $0) }
        var incoming: [BlobID: IncomingFile] = [:]
        defer { for file in incoming.values { file.discard() } }
        for (id, bytes) in zip(ids, contents) where incoming[id] == nil {
            if try gate.hold({ () in touch(id, size: bytes.count) }) { continue }
            incoming[id] = try IncomingFile(path: temporaryPath(), bytes: bytes)
        }
        for file in incoming.values { try file.sync() }
        for (id, file) in incoming {
            try makeShelf(of: id)
            try file.rename(to: path(id))
        }
        // Also for what was there already: who wrote it may not have come to this point.
        for shelf in Set(ids.map(Self.shelf)) { try Folder.sync(root + "/" + shelf) }
        return ids
    }

    func read(_ id: BlobID) throws(StoreFailure) -> [UInt8] {
        let bytes = try WholeFile.read(path(id))
        guard BlobID(of: bytes) == id else {
            throw StoreFailure(.damaged, "the blob \(id) holds other bytes than it was given")
        }
        return bytes
    }

    /// The addresses on a shelf that were last kept from `start` on, and before `limit`.
    func list(_ shelf: String, from start: Moment?, before limit: Moment) throws(StoreFailure) -> [BlobID] {
        try Folder.names(root + "/" + shelf).compactMap { name in
            guard let id = BlobID(shelf + name), let kept = lastKept(path(id)), kept < limit else { return nil }
            return start.map { kept < $0 } ?? false ? nil : id
        }
    }

    /// Takes the sweep's lock for as long as what it gives lives; nil while a backup is being made.
    func holdForSweep() throws(StoreFailure) -> SweepHold? { try SweepHold(root: root, isSweep: true) }

    /// Removes those of `ids` that are still older than `limit`, and says how many that were.
    func remove(_ ids: [BlobID], before limit: Moment) throws(StoreFailure) -> Int {
        var removed = 0
        for id in ids {
            let isGone = try gate.hold { () in removeOld(path(id), before: limit) }
            if isGone { removed += 1 }
        }
        return removed
    }

    func removeLeftovers(before limit: Moment) throws(StoreFailure) -> Int {
        let folder = root + "/incoming/"
        return try Folder.names(folder).count { name in
            removeOld(folder + name, before: limit)
        }
    }

    func holds(_ id: BlobID) -> Bool { Folder.holdsFile(path(id)) }

    /// Writes, syncs, names, reads and removes a file, in `incoming`, where no sweep takes it for a blob.
    func probe() throws(StoreFailure) {
        let (path, bytes) = (temporaryPath(), Array("probe".utf8))
        let file = try IncomingFile(path: path, bytes: bytes)
        defer { file.discard() }
        try file.sync()
        let named = path + "-named"
        try file.rename(to: named)
        defer { _ = unsafe unlink(named) }
        try Folder.sync(root + "/incoming")
        guard try WholeFile.read(named) == bytes else {
            throw StoreFailure(.damaged, "a file that was just written holds other bytes than it was given")
        }
    }

    /// The folder within the blobs' that a blob stands in.
    static func shelf(_ id: BlobID) -> String { String(id.hexadecimal.prefix(2)) }

    /// The file of a blob, in a store's blobs or in a backup's.
    static func path(_ id: BlobID, in root: String) -> String { "\(root)/\(shelf(id))/\(id.hexadecimal.dropFirst(2))" }

    private func path(_ id: BlobID) -> String { Self.path(id, in: root) }

    private func temporaryPath() -> String {
        let number = counter.add(1, ordering: .relaxed).oldValue
        return "\(root)/incoming/\(getpid())-\(number)-\(UInt64.random(in: 0 ... .max))"
    }

    private func makeShelf(of id: BlobID) throws(StoreFailure) {
        let shelf = Self.shelf(id)
        guard !madeShelves.withLock({ $0.contains(shelf) }) else { return }
        try Folder.make(root + "/" + shelf)
        // Another thread may have made it a moment ago and not have come to the sync yet.
        try Folder.sync(root)
        madeShelves.withLock { _ = $0.insert(shelf) }
    }

    /// Whether the blob is there whole; it counts as kept now, so that a sweep leaves it alone.
    private func touch(_ id: BlobID, size: Int) -> Bool {
        let path = path(id)
        var facts = stat()
        guard unsafe stat(path, &facts) == 0, facts.st_size == size else { return false }
        return unsafe utimensat(AT_FDCWD, path, nil, 0) == 0
    }

    private func removeOld(_ path: String, before limit: Moment) -> Bool {
        guard let kept = lastKept(path), kept < limit else { return false }
        return unsafe unlink(path) == 0
    }

    /// Nil where the file is gone.
    private func lastKept(_ path: String) -> Moment? {
        var facts = stat()
        guard unsafe stat(path, &facts) == 0 else { return nil }
        return Moment(
            milliseconds: Int64(facts.st_mtim.tv_sec) * 1000 + Int64(facts.st_mtim.tv_nsec) / 1_000_000)
    }
}
