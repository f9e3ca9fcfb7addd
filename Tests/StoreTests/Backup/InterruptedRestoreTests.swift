import Foundation
import Intake
import TestKit
import Testing

@testable import Store

/// A restore that ends while it puts the old store aside leaves that whole, in one folder, once a further one has gone on.
@Suite("Interrupted restores")
struct InterruptedRestoreTests {
    private static let parts = ["intake.sqlite", "intake.sqlite-wal", "intake.sqlite-shm", "blobs"]

    private let scene: BackedUpCity
    private let place: TemporaryFolder
    private var target: String { place.path("data") }

    /// A store whose last messages stand in its log only, and a backup of before.
    init() async throws {
        scene = try await BackedUpCity()
        place = try TemporaryFolder()
        try await scene.largeMail(1)
        try await scene.take()
        try await scene.largeMail(2)
        try FileManager.default.copyItem(atPath: scene.store, toPath: target)
        let names = try FileManager.default.contentsOfDirectory(atPath: target)
        try #require(Set(Self.parts).isSubset(of: names))
    }

    private var replacing: StoreRestoration.Options { StoreRestoration.Options(replacing: true) }

    @Test("at each of the renames: the next goes on into the same folder", arguments: parts)
    func aside(_ part: String) async throws {
        // A folder with something in it where the part is to go.
        let aside = target + "/replaced-" + BackupStamp(scene.city.clock.now()).name
        let obstacle = aside + "/" + part + "/obstacle"
        try FileManager.default.createDirectory(atPath: obstacle, withIntermediateDirectories: true)
        await #expect(throws: StoreFailure.self) { try await scene.restore(into: target, options: replacing) }
        #expect(StoreRestoration.isUnfinished(in: target))
        try FileManager.default.removeItem(atPath: aside + "/" + part)
        scene.city.clock.advance(by: .seconds(60))
        let restored = try await scene.restore(into: target, options: replacing)
        #expect(restored.putAside == [aside])
        #expect(try await BackedUpCity.column("SELECT COUNT(*) FROM message", in: aside) == ["2"])
        #expect(try await BackedUpCity.column("SELECT COUNT(*) FROM message", in: target) == ["1"])
        #expect(!StoreRestoration.isUnfinished(in: target))
    }

    @Test("when the places are being taken: what was restored first is put aside, too, and nothing is mixed")
    func taking() async throws {
        let workplace = target + "/restoring"
        let note = AsideNote(store: target, workplace: workplace)
        try note.makeWorkplace()
        let first = try StoreFiles(folder: target).putAside(at: scene.city.clock.now(), noting: note)
        // The blobs have their place, the database has not.
        try FileManager.default.createDirectory(atPath: target + "/blobs/half", withIntermediateDirectories: true)
        scene.city.clock.advance(by: .seconds(60))
        let restored = try await scene.restore(into: target, options: replacing)
        #expect(restored.putAside.count == 2)
        #expect(restored.putAside.first == first.first)
        #expect(FileManager.default.fileExists(atPath: try #require(restored.putAside.last) + "/blobs/half"))
        let aside = try #require(first.first)
        #expect(try await BackedUpCity.column("SELECT COUNT(*) FROM message", in: aside) == ["2"])
        #expect(!FileManager.default.fileExists(atPath: aside + "/blobs/half"))
        #expect(try await BackedUpCity.column("SELECT COUNT(*) FROM message", in: target) == ["1"])
    }

    @Test("where nothing has been put aside yet, a failure leaves the store as it is")
    func untouched() async throws {
        let before = try FileManager.default.contentsOfDirectory(atPath: target).sorted()
        try FileManager.default.removeItem(atPath: try scene.newest() + "/intake.sqlite")
        await #expect(throws: StoreFailure.self) { try await scene.restore(into: target, options: replacing) }
        #expect(try FileManager.default.contentsOfDirectory(atPath: target).sorted() == before)
    }
}
