import Foundation
import Intake
import Store
import TestKit
import Testing

@Suite("Blobs")
struct BlobTests {
    private let folder: TemporaryFolder
    private let blobs: BlobFolder

    init() throws {
        folder = try TemporaryFolder()
        blobs = try BlobFolder(folder: folder.path)
    }

    private func path(_ id: BlobID) -> String {
        folder.path("blobs/\(id.hexadecimal.prefix(2))/\(id.hexadecimal.dropFirst(2))")
    }

    private func age(_ path: String, by duration: Duration) throws {
        let date = Date(timeIntervalSinceNow: -Double(duration.milliseconds) / 1000)
        try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: path)
    }

    private var anHourAgo: Moment { SystemWallClock().now() - .seconds(3600) }

    @Test(
        "An address is the SHA-256 of the bytes",
        arguments: [
            // NIST's examples for SHA-256.
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        ])
    func addresses(_ text: String, _ address: String) async throws {
        let ids = try await blobs.keep([Array(text.utf8)])
        #expect(ids.map(\.hexadecimal) == [address])
        #expect(try await blobs.read(ids[0]) == Array(text.utf8))
        #expect(FileManager.default.fileExists(atPath: path(ids[0])))
        await blobs.close()
    }

    @Test(
        "What is not an address is none",
        arguments: [
            "", "ab", String(repeating: "g", count: 64), String(repeating: "A", count: 64),
            String(repeating: "a", count: 65),
            "../../" + String(repeating: "a", count: 58),
        ])
    func notAnAddress(_ text: String) { #expect(BlobID(text) == nil) }

    @Test("A batch keeps its order; the same bytes are one file")
    func batch() async throws {
        let contents = (0..<40).map { [UInt8](repeating: UInt8($0 % 25), count: 1000 + $0 % 25) }
        let ids = try await blobs.keep(contents)
        #expect(ids == contents.map { BlobID(of: $0) })
        #expect(Set(ids).count == 25)
        #expect(try await blobs.keep(contents) == ids)
        for (id, content) in zip(ids, contents) { #expect(try await blobs.read(id) == content) }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("blobs/incoming")).isEmpty)
        await blobs.close()
    }

    @Test("Many writers of the same bytes agree")
    func concurrent() async throws {
        let content = [UInt8](repeating: 9, count: 50_000)
        try await withThrowingTaskGroup(of: [BlobID].self) { group in
            for number in 0..<40 { group.addTask { [blobs] in try await blobs.keep([content, [UInt8(number)]]) } }
            for try await ids in group { #expect(ids[0] == BlobID(of: content)) }
        }
        #expect(try await blobs.read(BlobID(of: content)) == content)
        await blobs.close()
    }

    @Test("What a crash left behind is in nobody's way, and swept when it is old")
    func leftovers() async throws {
        let content = Array("half".utf8)
        let (old, young) = (folder.path("blobs/incoming/1-0-1"), folder.path("blobs/incoming/1-1-2"))
        for path in [old, young] { try Data(content).write(to: URL(fileURLWithPath: path)) }
        try age(old, by: .seconds(7200))
        let again = try BlobFolder(folder: folder.path)
        #expect(try await again.keep([content]) == [BlobID(of: content)])
        let sweep = try await again.sweep(before: anHourAgo) { Set($0) }
        #expect(sweep.leftovers == 1)
        #expect(FileManager.default.fileExists(atPath: young))
        #expect(try await again.read(BlobID(of: content)) == content)
        await again.close()
        await blobs.close()
    }

    @Test("A file cut short under its address is written anew")
    func cutShort() async throws {
        let content = [UInt8](repeating: 3, count: 10_000)
        let id = try await blobs.keep([content])[0]
        try Data(content[..<100]).write(to: URL(fileURLWithPath: path(id)))
        let failure = await #expect(throws: StoreFailure.self) { try await blobs.read(id) }
        #expect(failure?.code == .damaged)
        _ = try await blobs.keep([content])
        #expect(try await blobs.read(id) == content)
        await blobs.close()
    }

    @Test("Changed bytes are seen, missing ones named")
    func damage() async throws {
        let id = try await blobs.keep([Array("abc".utf8)])[0]
        try Data("abd".utf8).write(to: URL(fileURLWithPath: path(id)))
        #expect(await #expect(throws: StoreFailure.self) { try await blobs.read(id) }?.code == .damaged)
        let other = BlobID(of: [1, 2, 3])
        #expect(await #expect(throws: StoreFailure.self) { try await blobs.read(other) }?.code == .missing)
        await blobs.close()
    }

    @Test("What a crash left half written goes, and nothing else")
    func halfWritten() async throws {
        let id = try await blobs.keep([[1]])[0]
        let (old, young) = (folder.path("blobs/incoming/1-0-7"), folder.path("blobs/incoming/1-1-8"))
        try Data("half".utf8).write(to: URL(fileURLWithPath: old))
        try Data("half".utf8).write(to: URL(fileURLWithPath: young))
        try age(old, by: .seconds(7200))
        #expect(try await blobs.removeLeftovers(before: anHourAgo) == 1)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("blobs/incoming")) == ["1-1-8"])
        #expect(try await blobs.read(id) == [1])
        await blobs.close()
    }

    @Test("A sweep removes only what is old and unnamed")
    func sweep() async throws {
        let ids = try await blobs.keep((0..<6).map { [UInt8($0)] })
        for id in ids[0..<4] { try age(path(id), by: .seconds(7200)) }
        // Kept again a moment ago, for a commit on its way.
        _ = try await blobs.keep([[3]])
        let named = Set([ids[0]])
        let sweep = try await blobs.sweep(before: anHourAgo) { Set($0).intersection(named) }
        #expect(sweep.examined == 3)
        #expect(sweep.removed == 2)
        let there = ids.map { FileManager.default.fileExists(atPath: path($0)) }
        #expect(there == [true, false, false, true, true, true])
        await blobs.close()
    }

    @Test("A probe leaves nothing, and says where nothing can be written")
    func probe() async throws {
        try await blobs.probe()
        let incoming = folder.path("blobs/incoming")
        #expect(try FileManager.default.contentsOfDirectory(atPath: incoming).isEmpty)
        try FileManager.default.removeItem(atPath: incoming)
        await #expect(throws: StoreFailure.self) { try await blobs.probe() }
        await blobs.close()
    }
}
