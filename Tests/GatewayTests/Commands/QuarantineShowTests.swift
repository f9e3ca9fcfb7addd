import Foundation
import Intake
import Reports
import Store
import TestKit
import Testing

@testable import Gateway

@Suite("One thing in quarantine, shown")
struct QuarantineShowTests {
    private static let chat = ChannelName(kind: .chat, id: "chat-web")
    private let files: CityFiles

    init() throws { files = try CityFiles() }

    /// Puts a mail into quarantine; its id there. What is larger than 64 KB stands beside the database.
    private func putAside(_ bytes: Int, damage: String? = nil) async throws -> String {
        let mail = Array("Subject: A pothole\r\n\r\n".utf8) + Array(repeating: UInt8(ascii: "x"), count: bytes)
        return try await files.withParts { parts in
            let kept = try await parts.store.keeper.keep(
                Received(
                    channel: Self.chat, sourceID: try #require(SourceID("one")), lane: "lane", format: .mail,
                    arrivedAt: parts.clock.now(), bytes: mail))
            try await parts.store.quarantine.quarantine(kept.id, reason: "a test", at: parts.clock.now())
            if let damage {
                _ = try await parts.database.write(.file) { session throws(StoreFailure) in
                    try session.execute(SQLStatement(once: damage))
                }
            }
            let item = try await parts.store.quarantineBook.quarantined(replayed: false, limit: 1).items.first
            return try #require(item).id.description
        }
    }

    private func show(_ words: String...) async throws -> Command.Result {
        try await IntakeProgram.run(["quarantine", "show"] + words + ["-c", files.file])
    }

    private static let known = ["channel  chat-web (chat)\n", "source   one\n", "reason   a test\n"]

    @Test("with the beginning of what came", arguments: [10, 100_000])
    func whole(_ bytes: Int) async throws {
        let id = try await putAside(bytes)
        let shown = try await show(id)
        #expect(shown.isGood)
        for line in Self.known + ["  Subject: A pothole\n"] { #expect(shown.output.contains(line), "\(shown.output)") }
        let raw = try await show(id, "--raw")
        #expect(raw.isGood && raw.output.hasPrefix("Subject: A pothole\r\n\r\nxxxxx"))
    }

    @Test("what is known of it, where its raw bytes are gone: a lost blob, a blob with other bytes, a lost row")
    func without() async throws {
        let blob = try await putAside(100_000)
        let folder = URL(filePath: files.folder.path("data/blobs"))
        let all = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        let file = try #require(all?.compactMap { $0 as? URL }.first { $0.lastPathComponent.count == 62 })
        try Data("others".utf8).write(to: file)
        try await expectKnown(blob, without: "its raw bytes cannot be read")
        try FileManager.default.removeItem(at: file)
        try await expectKnown(blob, without: "its raw bytes are missing")
    }

    @Test("what is known of it, where nothing was kept with its row")
    func withoutRow() async throws {
        let id = try await putAside(10, damage: "DELETE FROM raw")
        try await expectKnown(id, without: "its raw bytes are missing")
    }

    private func expectKnown(_ id: String, without words: String) async throws {
        let shown = try await show(id)
        #expect(shown.exitCode == 1)
        for line in Self.known + [words] { #expect(shown.output.contains(line), "\(shown.output)") }
        #expect(!shown.output.contains("Subject"))
        let raw = try await show(id, "--raw")
        #expect(raw.exitCode == 1)
        #expect(raw.output.contains(words) && !raw.output.contains("reason"))
    }
}
