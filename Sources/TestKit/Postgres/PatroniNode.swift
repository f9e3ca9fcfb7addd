import Foundation
import Synchronization

/// A PostgreSQL of several that Patroni looks after, by the settings of deploy/patroni.
package final class PatroniNode: Sendable {
    package let name: String
    /// Of PostgreSQL.
    package let port: Int
    /// Of Patroni's own interface.
    package let restPort: Int
    private let folder: String
    private let process = Mutex<KeptProcess?>(nil)

    /// - Parameters:
    ///   - settings: the text of deploy/patroni/patroni.yml.
    ///   - etcd: etcd's port.
    init(_ name: String, in cluster: String, settings: String, etcd: Int, ports: [Int]) throws {
        (self.name, port, restPort) = (name, ports[0], ports[1])
        folder = "\(cluster)/\(name)"
        try PostgresPrograms.makeFolder(folder)
        let text =
            settings
            .replacing("name: db1", with: "name: \(name)")
            .replacing("10.0.0.21:8008", with: "127.0.0.1:\(restPort)")
            .replacing("10.0.0.21:5432", with: "127.0.0.1:\(port)")
            .replacing(#/hosts: .*/#, with: "hosts: 127.0.0.1:\(etcd)")
            .replacing("10.0.0.0/24", with: "127.0.0.1/32")
            .replacing("/var/lib/postgresql/15/intake", with: "\(folder)/data")
            .replacing("/var/lib/postgresql/15", with: folder)
            .replacing("/usr/lib/postgresql/15/bin", with: PostgresPrograms.folder ?? "")
            .replacing("/run/postgresql", with: folder)
        try text.write(toFile: settingsFile, atomically: true, encoding: .utf8)
        try PostgresPrograms.giveAway(settingsFile)
    }

    private var settingsFile: String { "\(folder)/patroni.yml" }

    /// Starts Patroni, which starts PostgreSQL. Blocks until it has a process.
    package func start() throws {
        let words = PostgresPrograms.asOwner(["/usr/bin/patroni", settingsFile])
        let started = try KeptProcess(words, output: "\(folder)/output")
        process.withLock { $0 = started }
    }

    /// The postmaster's process and those of all that it has started.
    private var postgres: [Int32] {
        let text = (try? String(contentsOfFile: "\(folder)/data/postmaster.pid", encoding: .utf8)) ?? ""
        guard let first = text.split(separator: "\n").first.flatMap({ Int32($0) }) else { return [] }
        let children = (try? String(contentsOfFile: "/proc/\(first)/task/\(first)/children", encoding: .utf8)) ?? ""
        return [first] + children.split(separator: " ").compactMap { Int32($0) }
    }

    /// The machine's end: kill -9 of Patroni and of PostgreSQL. Blocks.
    package func kill() {
        let postgres = postgres
        process.withLock { process in
            process?.kill()
            process = nil
        }
        for process in postgres { Foundation.kill(process, SIGKILL) }
    }

    /// The machine's sleep: SIGSTOP of both.
    package func freeze() {
        process.withLock { $0.map { _ = Foundation.kill($0.identifier, SIGSTOP) } }
        for process in postgres { Foundation.kill(process, SIGSTOP) }
    }

    package func thaw() {
        for process in postgres { Foundation.kill(process, SIGCONT) }
        process.withLock { $0.map { _ = Foundation.kill($0.identifier, SIGCONT) } }
    }

    /// Ends both in good order. Blocks.
    func stop() {
        let process = process.withLock { process in
            defer { process = nil }
            return process
        }
        process?.stop()
        for process in postgres { Foundation.kill(process, SIGKILL) }
    }

    /// The end of what both logged.
    var log: String {
        String(
            decoding: (FileManager.default.contents(atPath: "\(folder)/output") ?? Data()).suffix(3000), as: UTF8.self)
    }

    /// Whether Patroni says so of itself: `primary`, `sync` for the standby that has all that was acknowledged, `replica`.
    package func isNow(_ role: String) async -> Bool { await ask("GET", "/\(role)") == 200 }

    /// The status of a request to Patroni's interface; nil where nobody answers.
    func ask(_ method: String, _ path: String, body: String = "") async -> Int? {
        guard let connection = try? await RawConnection.open(port: restPort) else { return nil }
        let head = "\(method) \(path) HTTP/1.0\r\nContent-Type: application/json\r\nContent-Length: \(body.utf8.count)"
        try? await connection.send("\(head)\r\n\r\n\(body)")
        let bytes = try? await connection.untilEnd(within: .seconds(60))
        try? await connection.close()
        let words = String(decoding: (bytes ?? []).prefix(64), as: UTF8.self).split(separator: " ")
        return words.count > 1 ? Int(words[1]) : nil
    }
}
