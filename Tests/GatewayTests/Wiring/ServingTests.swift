import Foundation
import TestKit
import Testing

/// What the running program tells and leaves behind.
@Suite("The program, serving")
struct ServingTests {
    @Test("chats are counted as what every other channel's things are")
    func chatMetrics() async throws {
        let folder = try ServingIntake.city(channels: ["chat-web.yaml": "kind: chat\n"])
        let serving = try await ServingIntake(folder)
        do {
            let client = try await ChatClient.connect(port: serving.port)
            _ = try await client.start()
            for id in ["a", "b", "a"] { try await client.write(id, "A pothole") }
            let kept = "intake_received_total{channel=\"chat-web\"} 2\n"
            let again = "intake_redelivered_total{channel=\"chat-web\"} 1\n"
            try await eventually {
                let metrics = try await Self.metrics(serving.port)
                return metrics.contains(kept) && metrics.contains(again)
            }
        } catch {
            try await serving.stop()
            throw error
        }
        try await serving.stop()
    }

    @Test("what residents wrote is readable for the gateway's own user and group, whatever the folder's mode was")
    func fileModes() async throws {
        let folder = try ServingIntake.city(channels: ["chat-web.yaml": "kind: chat\n"])
        try FileManager.default.createDirectory(atPath: folder.path("data"), withIntermediateDirectories: true)
        let serving = try await ServingIntake(folder, under: ["/bin/sh", "-c", "umask 022 && exec \"$0\" \"$@\""])
        let modes = try ["intake.sqlite", "intake.sqlite-wal", "gateway.lock"].map { name in
            try FileManager.default.attributesOfItem(atPath: folder.path("data/\(name)"))[.posixPermissions] as? Int
        }
        try await serving.stop()
        #expect(modes.allSatisfy { ($0 ?? 0o777) & 0o007 == 0 }, "\(modes)")
    }

    private static func metrics(_ port: Int) async throws -> String {
        let connection = try await RawConnection.open(host: "127.0.0.1", port: port)
        try await connection.send("GET /metrics HTTP/1.1\r\nHost: localhost:\(port)\r\nConnection: close\r\n\r\n")
        let text = try await connection.answer().body
        try await connection.close()
        return text
    }
}
