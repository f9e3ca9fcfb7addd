import Foundation
import Synchronization

/// A PostgreSQL and its standby on loopback, by streaming replication alone: who takes over is decided by whoever runs `pg_ctl promote`.
package final class StreamingPair: Sendable {
    private let folder: String
    private let ports: [Int]
    private let primary: KeptProcess
    private let standby: KeptProcess
    private let output: String

    package static func launch() async throws -> StreamingPair { try await BlockingWork.run { try StreamingPair() } }

    private init() throws {
        guard let programs = PostgresPrograms.folder else {
            throw PatroniCluster.NotReady(description: "not installed")
        }
        folder = NSTemporaryDirectory() + "pair-\(UUID().uuidString.prefix(8))"
        output = "\(folder)/output"
        try PostgresPrograms.makeFolder(folder)
        ports = try FreePort.find(2).map { Int($0) }
        try PostgresPrograms.run(
            [
                "\(programs)/initdb", "-D", "\(folder)/1", "-A", "trust", "-U", "intake", "--encoding=UTF8",
                "--locale=C",
            ],
            output: output)
        primary = try Self.start(folder, "1", ports[0], ["synchronous_standby_names=*", "synchronous_commit=on"])
        try Self.wait(for: ports[0], output, "SELECT 1", "1")
        // As operators make a standby (postgresql.org/docs/15/app-pgbasebackup.html). Nothing that commits waits for one yet but this role.
        try PostgresPrograms.run(
            [
                "\(programs)/pg_basebackup", "-h", "127.0.0.1", "-p", "\(ports[0])", "-U", "intake", "-D",
                "\(folder)/2", "-R",
            ],
            output: output)
        standby = try Self.start(folder, "2", ports[1], ["synchronous_standby_names="])
        try Self.wait(for: ports[0], output, "SELECT COUNT(*) FROM pg_stat_replication WHERE sync_state = 'sync'", "1")
        try Self.query(ports[0], "CREATE DATABASE city", output)
    }

    /// What a gateway names as its store.
    package var url: String { "postgresql://intake@127.0.0.1:\(ports[0]),127.0.0.1:\(ports[1])/city" }

    /// kill -9 of the primary, and the standby takes its place. Blocks until it does.
    package func failOver() throws {
        let file = "\(folder)/1/postmaster.pid"
        primary.kill()
        // Its children see that it is gone; what they had not yet sent is lost with the machine.
        try? FileManager.default.removeItem(atPath: file)
        try PostgresPrograms.run(
            ["\(PostgresPrograms.folder ?? "")/pg_ctl", "promote", "-D", "\(folder)/2"], output: output)
    }

    package func stop() {
        primary.stop()
        standby.stop()
        ThrowawayFolder.remove(folder)
    }

    private static func start(_ folder: String, _ name: String, _ port: Int, _ settings: [String]) throws -> KeptProcess
    {
        let words = [
            "\(PostgresPrograms.folder ?? "")/postgres", "-D", "\(folder)/\(name)", "-h", "127.0.0.1", "-p", "\(port)",
            "-k", folder,
        ]
        let parameters = (settings + ["shared_buffers=32MB", "max_connections=200"]).flatMap { ["-c", $0] }
        return try KeptProcess(
            PostgresPrograms.asOwner(words + parameters), output: "\(folder)/output.\(name)", farewell: "INT")
    }

    private static func query(_ port: Int, _ sql: String, _ output: String) throws {
        let words = [
            "-XqAt", "-v", "ON_ERROR_STOP=1", "-d", "postgresql://intake@127.0.0.1:\(port)/postgres", "-c", sql,
        ]
        try ChildProcess("\(PostgresPrograms.folder ?? "")/psql", words, output: output).wait()
    }

    /// Asks until the answer is this one.
    private static func wait(for port: Int, _ output: String, _ sql: String, _ answer: String) throws {
        let end = Date().addingTimeInterval(60)
        let file = "\(output).\(port)"
        while Date() < end {
            try? FileManager.default.removeItem(atPath: file)
            try? query(port, sql, file)
            if (try? String(contentsOfFile: file, encoding: .utf8)) == answer + "\n" { return }
            usleep(50_000)
        }
        throw PatroniCluster.NotReady(description: "a PostgreSQL of the pair does not answer as it should")
    }
}
