import Foundation
import Glibc
import Intake
import Store
import TestKit
import Testing

/// A disk that fills while a restore ends: what is there afterwards is a whole store or none.
@Suite("Restoring onto a disk that fills")
struct RestoreRoomTests {
    private let scene: BackedUpCity
    private let place: TemporaryFolder
    private var target: String { place.path }

    init() async throws {
        scene = try await BackedUpCity()
        place = try TemporaryFolder()
    }

    /// A schema whose last step writes a megabyte: first into the log, then into the database's file, which grows by as much.
    private static let growing = Schema(
        migrations: Schema.intake.migrations + [
            Migration(
                Schema.intake.newest + 1, "to come",
                """
                CREATE TABLE ballast (id {int64} NOT NULL PRIMARY KEY, bytes {bytes});
                INSERT INTO ballast VALUES (1, randomblob(1000000));
                """)
        ])

    /// Fills the disk so that `room` bytes stay.
    private func fill(_ room: Int) {
        var facts = statvfs()
        guard statvfs(target, &facts) == 0 else { return }
        let size = Int(facts.f_bavail) * Int(facts.f_frsize) - room
        _ = FileManager.default.createFile(
            atPath: target + "/ballast", contents: Data(repeating: 0, count: max(0, size)))
    }

    /// Restores where `room` bytes are left once all is copied; gives whether it succeeded.
    private func restore(leaving room: Int) async throws -> Bool {
        let restoration = StoreRestoration(store: target, schema: Self.growing, clock: scene.city.clock)
        let watch = BackupWatch(told: { if case .checking = $0 { fill(room) } })
        let folder = try scene.newest()
        do throws(StoreFailure) {
            _ = try await restoration.restore(from: folder, watch: watch)
            return true
        } catch {
            return false
        }
    }

    @Test("however little room is left, it fails or makes a whole store", .timeLimit(.minutes(5)))
    func whole() async throws {
        guard let disk = SmallDisk(at: target, bytes: 24_000_000) else {
            print("skipped: a small file system cannot be mounted here")
            return
        }
        defer { disk.remove() }
        try await scene.take()
        var outcomes: Set<Bool> = []
        for room in stride(from: 400_000, through: 3_600_000, by: 400_000) {
            let isRestored = try await restore(leaving: room)
            outcomes.insert(isRestored)
            try FileManager.default.removeItem(atPath: target + "/ballast")
            if isRestored {
                #expect(try await BackedUpCity.column("PRAGMA integrity_check", in: target) == ["ok"], "\(room)")
                #expect(try await BackedUpCity.column("SELECT LENGTH(bytes) FROM ballast", in: target) == ["1000000"])
            }
            for name in try FileManager.default.contentsOfDirectory(atPath: target) {
                try FileManager.default.removeItem(atPath: target + "/" + name)
            }
        }
        #expect(outcomes == [false, true], "the rooms tried must be too little, and enough")
    }
}
