import Foundation
import Intake
import Store
import TestKit
import Testing

@testable import Gateway

/// What the running program tells and leaves behind.
@Suite("The program, serving")
struct ServingTests {
    @Test("chats are counted as what every other channel's things are")
    func chatMetrics() async throws {
        let folder = try CityFiles().folder
        let serving = try await IntakeProcess.start(folder)
        do {
            let client = try await ChatClient.connect(port: serving.port)
            _ = try await client.start()
            for id in ["a", "b", "a"] { try await client.write(id, "A pothole") }
            let kept = "intake_received_total{channel=\"chat-web\"} 2\n"
            let again = "intake_redelivered_total{channel=\"chat-web\"} 1\n"
            try await eventually {
                let metrics = await serving.get("/metrics")?.body ?? ""
                return metrics.contains(kept) && metrics.contains(again)
            }
        } catch {
            try await serving.stop()
            throw error
        }
        try await serving.stop()
    }

    @Test("a channel that nobody has used since the start is not said to be down")
    func quietChannel() async throws {
        let serving = try await IntakeProcess.start(try CityFiles().folder)
        let metrics = await serving.get("/metrics")?.body ?? ""
        let ready = await serving.get("/health/ready")?.body ?? ""
        try await serving.stop()
        #expect(ready.contains("starting"))
        #expect(!metrics.contains(#/intake_channel_up{[^}]*} 0/#))
    }

    @Test("an address that has too many connections open is told of, and may go on when it closes some")
    func connectionCap() async throws {
        let top = CityFiles.usual().replacing("listen:\n", with: "listen:\n  connections_per_address: 3\n")
        let serving = try await IntakeProcess.start(try CityFiles(top: top).folder)
        do {
            var open: [RawConnection] = []
            for _ in 0..<3 {
                // Counted once it is answered: those that are opened at once are counted in any order.
                let connection = try await RawConnection.open(port: serving.port)
                try await connection.send("GET /health/live HTTP/1.1\r\nHost: a\r\n\r\n")
                #expect(try await connection.answer().status == 200)
                open.append(connection)
            }
            let fourth = try await RawConnection.open(port: serving.port)
            #expect(try await fourth.untilEnd() == [])
            #expect(await serving.get("/metrics") == nil)
            #expect(serving.log.contains("trusted_proxies"))
            for connection in open { try await connection.close() }
            try await eventually {
                let metrics = await serving.get("/metrics")?.body ?? ""
                return metrics.contains(#/\nintake_connections_refused_total [1-9]/#)
            }
        } catch {
            try await serving.stop()
            throw error
        }
        try await serving.stop()
    }

    @Test(
        "what waits in quarantine stands in the metrics after a start, also of a channel that is gone, and at 0 where nothing does"
    )
    func quarantineMetrics() async throws {
        let files = try CityFiles(channels: ["chat-web.yaml": "kind: chat\n", "chat-app.yaml": "kind: chat\n"])
        try await files.withParts { parts in
            let mail = ChannelName(kind: .email, id: "email-gone")
            let chat = ChannelName(kind: .chat, id: "chat-web")
            for (index, channel) in [mail, mail, chat].enumerated() {
                let kept = try await parts.store.keeper.keep(
                    Received(
                        channel: channel, sourceID: try #require(SourceID("\(index)")), lane: "lane", format: .mail,
                        arrivedAt: parts.clock.now(), bytes: [UInt8(ascii: "x")]))
                try await parts.store.quarantine.quarantine(kept.id, reason: "a test", at: parts.clock.now())
            }
        }
        let serving = try await IntakeProcess.start(files.folder)
        let metrics = await serving.get("/metrics")?.body ?? ""
        try await serving.stop()
        #expect(metrics.contains("\nintake_quarantine_waiting{channel=\"email-gone\"} 2\n"))
        #expect(metrics.contains("\nintake_quarantine_waiting{channel=\"chat-web\"} 1\n"))
        #expect(metrics.contains("\nintake_quarantine_waiting{channel=\"chat-app\"} 0\n"))
    }

    @Test("what is kept and cannot be read any more is counted as put aside when the gateway finds it")
    func putAside() async throws {
        let files = try CityFiles()
        try await files.withParts { parts in
            let bytes = Array(repeating: UInt8(ascii: "x"), count: 100_000)
            _ = try await parts.store.keeper.keep(
                Received(
                    channel: ChannelName(kind: .email, id: "email-311"), sourceID: try #require(SourceID("1")),
                    lane: "lane", format: .mail, arrivedAt: parts.clock.now(), bytes: bytes))
            let blob = BlobID(of: bytes).hexadecimal
            try FileManager.default.removeItem(
                atPath: files.folder.path("data/blobs/\(blob.prefix(2))/\(blob.dropFirst(2))"))
        }
        let serving = try await IntakeProcess.start(files.folder)
        do {
            try await eventually {
                let metrics = await serving.get("/metrics")?.body ?? ""
                return metrics.contains("\nintake_quarantined_total{channel=\"email-311\"} 1\n")
                    && metrics.contains("\nintake_quarantine_waiting{channel=\"email-311\"} 1\n")
            }
        } catch {
            try await serving.stop()
            throw error
        }
        try await serving.stop()
    }

    @Test(
        "what residents wrote is readable for the gateway's own user and group, whatever the folder's mode was",
        .enabled(if: !CityStore.isPostgres, "of the embedded store's files"))
    func fileModes() async throws {
        let folder = try CityFiles().folder
        try FileManager.default.createDirectory(atPath: folder.path("data"), withIntermediateDirectories: true)
        let serving = try await IntakeProcess.start(
            folder, prefix: ["/bin/sh", "-c", "umask 022 && exec \"$0\" \"$@\""])
        let modes = try ["intake.sqlite", "intake.sqlite-wal", "gateway.lock"].map { name in
            try FileManager.default.attributesOfItem(atPath: folder.path("data/\(name)"))[.posixPermissions] as? Int
        }
        try await serving.stop()
        #expect(modes.allSatisfy { ($0 ?? 0o777) & 0o007 == 0 }, "\(modes)")
    }
}
