import Foundation
import Synchronization

/// One of three machines as deploy/patroni has them, with etcd, Patroni and the PostgreSQL that it looks after: the same settings, but for
/// the network, which is one of loopback's, and the folders.
package final class PatroniNode: Sendable {
    private struct State {
        var etcd: KeptProcess?
        var patroni: KeptProcess?
    }

    package let name: String
    /// PostgreSQL listens there on port 5432.
    package let address: String
    private let folder: String
    private let environment: [String]
    private let state = Mutex(State())

    /// - Parameters:
    ///   - number: from 1 to 3.
    ///   - cluster: the folder of all three.
    ///   - net: what stands instead of `10.0.0.` in their addresses.
    init(_ number: Int, in cluster: String, net: String) throws {
        name = "db\(number)"
        address = "\(net)2\(number)"
        folder = "\(cluster)/db\(number)"
        try PostgresPrograms.makeFolder(folder)
        let (name, address, folder) = (name, address, folder)
        let lines = try Repository.text("deploy/patroni/etcd").split(separator: "\n").filter { !$0.hasPrefix("#") }
        environment = lines.map { line in
            guard !line.hasPrefix("ETCD_INITIAL_CLUSTER=") else { return line.replacing("10.0.0.", with: net) }
            return line.replacing("10.0.0.21", with: address).replacing("=db1", with: "=\(name)")
                .replacing("/var/lib/etcd/intake", with: "\(folder)/etcd")
        }.map { String($0) }
        let text = try Repository.text("deploy/patroni/patroni.yml")
            .replacing("name: db1", with: "name: \(name)")
            .replacing(#/listen: 10.0.0.21:/#, with: "listen: \(address):")
            .replacing(#/connect_address: 10.0.0.21:/#, with: "connect_address: \(address):")
            // Whoever connects within loopback comes from there.
            .replacing("10.0.0.0/24", with: "127.0.0.1/32")
            .replacing("10.0.0.", with: net)
            .replacing("/var/lib/postgresql/15/intake", with: "\(folder)/data")
            .replacing("/var/lib/postgresql/15", with: folder)
            .replacing("/usr/lib/postgresql/15/bin", with: PostgresPrograms.folder ?? "")
            .replacing("/run/postgresql", with: folder)
        try text.write(toFile: settingsFile, atomically: true, encoding: .utf8)
        try PostgresPrograms.giveAway(settingsFile)
    }

    private var settingsFile: String { "\(folder)/patroni.yml" }

    /// Starts etcd, and Patroni, which starts PostgreSQL. Blocks until both have a process.
    package func start() throws {
        let etcd = try KeptProcess(
            PostgresPrograms.asOwner(["/usr/bin/env"] + environment + ["/usr/bin/etcd"]),
            output: "\(folder)/etcd.output")
        let patroni = try KeptProcess(
            PostgresPrograms.asOwner(["/usr/bin/patroni", settingsFile]), output: "\(folder)/output")
        state.withLock { $0 = State(etcd: etcd, patroni: patroni) }
    }

    /// The postmaster's process and those of all that it has started.
    private var postgres: [Int32] {
        let text = (try? String(contentsOfFile: "\(folder)/data/postmaster.pid", encoding: .utf8)) ?? ""
        guard let first = text.split(separator: "\n").first.flatMap({ Int32($0) }) else { return [] }
        let children = (try? String(contentsOfFile: "/proc/\(first)/task/\(first)/children", encoding: .utf8)) ?? ""
        return [first] + children.split(separator: " ").compactMap { Int32($0) }
    }

    private var processes: [KeptProcess] { state.withLock { [$0.patroni, $0.etcd].compactMap { $0 } } }

    /// The machine's end: kill -9 of everything. Blocks.
    package func kill() {
        let postgres = postgres
        for process in processes { process.kill() }
        for process in postgres { Foundation.kill(process, SIGKILL) }
        state.withLock { $0 = State() }
    }

    /// The machine's sleep: SIGSTOP of everything.
    package func freeze() {
        for process in processes.map(\.identifier) + postgres { Foundation.kill(process, SIGSTOP) }
    }

    /// Its waking up. PostgreSQL first, so that for a moment nobody tells it that it is no primary any more.
    package func thaw() { for process in postgres + processes.map(\.identifier) { Foundation.kill(process, SIGCONT) } }

    /// Ends everything, Patroni and PostgreSQL in good order. Blocks.
    func stop() {
        for process in processes { process.stop() }
        for process in postgres { Foundation.kill(process, SIGKILL) }
        state.withLock { $0 = State() }
    }

    /// The end of what both logged.
    var log: String {
        String(
            decoding: (FileManager.default.contents(atPath: "\(folder)/output") ?? Data()).suffix(3000), as: UTF8.self)
    }

    /// Whether Patroni says so of itself: `primary`, `sync` for the standby that has all that was acknowledged, `replica`.
    package func isNow(_ role: String) async -> Bool { await ask("GET", "/\(role)") == 200 }

    /// The status of a request to Patroni's interface; nil where nobody answers.
    func ask(_ method: String, _ path: String, body: String = "", within limit: Duration = .seconds(5)) async -> Int? {
        guard let connection = try? await RawConnection.open(host: address, port: 8008) else { return nil }
        let head = "\(method) \(path) HTTP/1.0\r\nContent-Type: application/json\r\nContent-Length: \(body.utf8.count)"
        try? await connection.send("\(head)\r\n\r\n\(body)")
        let bytes = try? await connection.untilEnd(within: limit)
        try? await connection.close()
        let words = String(decoding: (bytes ?? []).prefix(64), as: UTF8.self).split(separator: " ")
        return words.count > 1 ? Int(words[1]) : nil
    }
}
