import Foundation
import TestKit
import Testing

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

    @Test("what residents wrote is readable for the gateway's own user and group, whatever the folder's mode was")
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
