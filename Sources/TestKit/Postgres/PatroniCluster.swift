import Foundation

/// Three throw-away PostgreSQLs under Patroni, with an etcd beside each, on loopback, by the settings of deploy/patroni: one writes, one has
/// all that it has acknowledged, and one follows. `stop()` ends all of them.
package final class PatroniCluster: Sendable {
    package struct NotReady: Error, CustomStringConvertible {
        package let description: String

        package init(description: String) { self.description = description }
    }

    private static let etcd = "/usr/bin/etcd"
    private static let patroni = "/usr/bin/patroni"

    /// Where it is not installed, tests that need it are skipped, saying so.
    package static var isInstalled: Bool {
        PostgresServer.isInstalled
            && [etcd, patroni].allSatisfy { FileManager.default.isExecutableFile(atPath: $0) }
    }

    package let nodes: [PatroniNode]
    private let folder: String

    /// Starts all of it, and makes a database as deploy/README.md has it. Returns when a standby has all that is acknowledged.
    package static func launch() async throws -> PatroniCluster {
        let cluster = try await BlockingWork.run { try PatroniCluster() }
        do {
            try await cluster.waitUntilWhole()
            try await BlockingWork.run { try cluster.makeDatabase() }
        } catch {
            await cluster.stop()
            throw error
        }
        return cluster
    }

    private init() throws {
        folder = NSTemporaryDirectory() + "patroni-\(UUID().uuidString.prefix(8))"
        try PostgresPrograms.makeFolder(folder)
        // A net of loopback's own for each run, so that the ports are those of deploy/patroni.
        let net = "127.\(Int.random(in: 1...254)).\(Int.random(in: 0...254))."
        nodes = try (1...3).map { [folder] in try PatroniNode($0, in: folder, net: net) }
        let passwords = "*:*:*:intake:\(Self.password)\n*:*:*:postgres:SUPERUSER-PASSWORD\n"
        try passwords.write(toFile: passwordFile, atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: passwordFile)
        for node in nodes { try node.start() }
    }

    private static let password = "INTAKE-PASSWORD"
    private var passwordFile: String { "\(folder)/passwords" }

    /// What a gateway names as its store.
    package var url: String { url(as: "intake", "intake") }

    private func url(as user: String, _ database: String) -> String {
        let hosts = nodes.map(\.address).joined(separator: ",")
        return "postgresql://\(user)@\(hosts)/\(database)?target_session_attrs=read-write&passfile=\(passwordFile)"
    }

    private func makeDatabase() throws {
        for sql in [
            "CREATE ROLE intake LOGIN PASSWORD '\(Self.password)'",
            "CREATE DATABASE intake OWNER intake TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'",
        ] {
            let psql = "\(PostgresPrograms.folder ?? "")/psql"
            try ChildProcess(
                psql, ["-XqAt", "-v", "ON_ERROR_STOP=1", "-d", url(as: "postgres", "postgres"), "-c", sql],
                output: "\(folder)/psql.output"
            ).wait()
        }
    }

    /// Which one writes; nil while there is none.
    package func primary() async -> PatroniNode? {
        for node in nodes where await node.isNow("primary") { return node }
        return nil
    }

    /// Waits until one writes, one has all that it acknowledges, and the third follows, too, and the new primary has had its turn: a switchover's
    /// note lies in etcd until then, and nobody takes over from a primary that fails before it has removed it.
    package func waitUntilWhole() async throws {
        try await waitForRoles()
        // Its turn comes every five seconds, by its own clock (`loop_wait`).
        try await Task.sleep(for: .seconds(6))
        try await waitForRoles()
    }

    private func waitForRoles() async throws {
        do {
            try await eventually(within: .seconds(180)) { [nodes] in
                var roles = [0, 0, 0]
                for node in nodes {
                    if await node.isNow("primary") { roles[0] += 1 }
                    if await node.isNow("sync") { roles[1] += 1 }
                    if await node.isNow("replica") { roles[2] += 1 }
                }
                return roles == [1, 1, 2]
            }
        } catch {
            throw NotReady(description: nodes.map { "\($0.name): \($0.log)" }.joined(separator: "\n"))
        }
    }

    /// Hands the primary's place over in good order, as for maintenance.
    package func switchOver() async throws {
        guard let primary = await primary() else { throw NotReady(description: "there is no primary") }
        let status = await primary.ask(
            "POST", "/switchover", body: #"{"leader": "\#(primary.name)"}"#, within: .seconds(60))
        guard status == 200 else { throw NotReady(description: "the switchover was answered \(status ?? 0)") }
    }

    /// Ends everything and removes its folder.
    package func stop() async {
        _ = try? await BlockingWork.run { [self] in
            for node in nodes { node.stop() }
            ThrowawayFolder.remove(folder)
        }
    }
}
