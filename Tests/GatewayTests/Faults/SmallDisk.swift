import Foundation
import Synchronization
import TestKit

/// A file system of some megabytes in memory, in a mount namespace of the gateway's own (unshare(1)): for root, and for anyone else where
/// the kernel lets users make namespaces.
final class SmallDisk: Sendable {
    struct NotFilled: Error {}

    /// What unshare(1) is told for a mount namespace of one's own.
    static let namespace = getuid() == 0 ? ["-m"] : ["-r", "-m"]

    /// Where neither is allowed, as in many containers, the test is skipped, saying so.
    static let isAllowed: Bool = {
        let words = namespace + ["/bin/mount", "-t", "tmpfs", "intake-test", "/mnt"]
        guard let child = try? ChildProcess("/usr/bin/unshare", words) else { return false }
        return (try? child.wait()) != nil
    }()

    private let folder: String
    private let root = Mutex("")

    /// - Parameter folder: where it is mounted; it must be there.
    init(at folder: String) { self.folder = folder }

    /// Runs the gateway on it.
    var prefix: [String] {
        ["/usr/bin/unshare"] + Self.namespace + [
            "/bin/sh", "-c", "mount -t tmpfs -o size=24m intake-test \(folder) && exec \"$@\"", "sh",
        ]
    }

    /// To be called once the gateway runs.
    func isUsed(by intake: IntakeProcess) { root.withLock { $0 = "/proc/\(intake.identifier)/root" } }

    private var ballast: String { root.withLock { $0 } + folder + "/ballast" }

    /// Takes all room, to the last byte.
    func fill() throws {
        let file = open(ballast, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        guard file >= 0 else { throw NotFilled() }
        defer { close(file) }
        for size in [1 << 20, 4096, 1] {
            let bytes = [UInt8](repeating: 0, count: size)
            while write(file, bytes, size) > 0 {}
            guard errno == ENOSPC else { throw NotFilled() }
        }
    }

    func makeRoom() throws { try FileManager.default.removeItem(atPath: ballast) }

    /// Runs a program within the namespace.
    func run(_ words: [String], beside intake: IntakeProcess) async throws -> Command.Result {
        let user = getuid() == 0 ? [] : ["-U", "--preserve-credentials"]
        return try await Command.run("/usr/bin/nsenter", ["-t", "\(intake.identifier)", "-m"] + user + words)
    }

    /// The single number that a query gives. By another program, within: SQLite resolves the links by which we see the folder.
    func number(_ sql: String, beside intake: IntakeProcess) async throws -> Int {
        let words = ["/usr/bin/sqlite3", "-readonly", folder + "/intake.sqlite", sql]
        let result = try await run(words, beside: intake)
        guard let number = Int(result.output.trimmingCharacters(in: .whitespacesAndNewlines)) else {
            throw SandboxCity.NotStarted(description: result.output)
        }
        return number
    }
}
