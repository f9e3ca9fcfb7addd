import Foundation
import Synchronization
import TestKit

/// One PostgreSQL of its own, which can be restarted, and nodes that can be cut off from it: each in a network namespace of its own where
/// that is wished and possible, or else by relays that fall silent.
final class CuttableGround: NodesGround {
    /// `INTAKE_NODE_NAMESPACES=1`, as root: real cables instead of relays.
    static let usesNamespaces =
        ProcessInfo.processInfo.environment["INTAKE_NODE_NAMESPACES"] == "1" && NetworkNamespace.isPossible

    private let server: PostgresServer
    private let folder: TemporaryFolder
    private let namespaces: [NetworkNamespace]
    private let relays = Mutex<[TCPRelay]>([])

    private init(_ server: PostgresServer, _ namespaces: [NetworkNamespace]) throws {
        self.server = server
        self.namespaces = namespaces
        folder = try TemporaryFolder()
        try server.makeDatabase(of: folder.path)
    }

    static func make(nodes: Int) async throws -> CuttableGround {
        let namespaces = try await BlockingWork.run {
            usesNamespaces ? try (0..<nodes).map { _ in try NetworkNamespace() } : []
        }
        do {
            let server = try await PostgresServer.launch(addresses: namespaces.map(\.outerAddress))
            return try await BlockingWork.run { try CuttableGround(server, namespaces) }
        } catch {
            for namespace in namespaces { namespace.remove() }
            throw error
        }
    }

    private var database: String { PostgresServer.database(of: folder.path) }
    var view: String { server.url(database) }

    /// Ends the server, which comes back.
    func restart(_ end: PostgresServer.End) async throws {
        try await BlockingWork.run { [server] in try server.restart(end) }
    }

    func connect(_ node: Int, port: Int, outgoing: [Int]) throws -> NodeConnection {
        guard let namespace = namespaces.indices.contains(node) ? namespaces[node] : nil else {
            let line = keep(try TCPRelay(to: .path("\(server.folder)/.s.PGSQL.5432")))
            let door = keep(try TCPRelay(to: .port(port)))
            return NodeConnection(
                store: "postgresql://intake@127.0.0.1:\(line.port)/\(database)", door: door.port,
                cut: { for relay in [line, door] { relay.hold() } },
                heal: { for relay in [line, door] { relay.release() } })
        }
        for other in outgoing { keep(try TCPRelay(to: .port(other), port: other, near: namespace)) }
        let door = keep(try TCPRelay(to: .port(port), far: namespace))
        return NodeConnection(
            store: "postgresql://intake@\(namespace.outerAddress):5432/\(database)", door: door.port,
            prefix: namespace.prefix,
            cut: {
                door.hold()
                try namespace.cut()
            },
            heal: {
                try namespace.heal()
                door.release()
            })
    }

    @discardableResult
    private func keep(_ relay: TCPRelay) -> TCPRelay {
        relays.withLock { $0.append(relay) }
        return relay
    }

    func end() {
        for relay in relays.withLock({ $0 }) { relay.stop() }
        for namespace in namespaces { namespace.remove() }
        server.stop()
    }
}
