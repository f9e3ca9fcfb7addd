import Foundation
import TestKit

/// The gateway that is measured: one on the embedded store, or several nodes on one PostgreSQL that keeps every promise of durability.
final class MeasuredNodes {
    /// As a server of its own would have them, beside what TestKit's throw-away servers leave out.
    private static let durable = [
        "fsync=on", "full_page_writes=on", "autovacuum=on", "shared_buffers=512MB", "max_wal_size=4GB",
    ]

    let ports: [Int]
    private(set) var gateways: [MeasuredGateway] = []
    private let server: PostgresServer?
    private let cities: [MeasuredCity]

    /// Prepares it; nothing runs yet but PostgreSQL.
    init(in place: MeasuredPlace, channels: [String: String], files: [String: String] = [:]) async throws {
        let ports = try FreePort.find(max(1, place.nodes)).map { Int($0) }
        self.ports = ports
        guard place.nodes > 0 else {
            server = nil
            cities = [try MeasuredCity(in: place, port: ports[0], channels: channels, files: files)]
            return
        }
        let server = try await PostgresServer.launch(settings: Self.durable)
        self.server = server
        let store = "store: \(server.url("postgres"))\nblobs: \(server.folder)-blobs"
        cities = try ports.map {
            try MeasuredCity(
                in: place, port: $0, publicPort: ports[0], channels: channels, files: files, store: store)
        }
    }

    /// Starts all nodes; the first makes the schema.
    func start() async throws {
        for city in cities { gateways.append(try await MeasuredGateway(city)) }
    }

    /// Starts one anew that was killed.
    func restart(_ index: Int) async throws { gateways[index] = try await MeasuredGateway(cities[index]) }

    /// The sum of a metric over all nodes.
    func metric(_ name: String) async throws -> Int {
        var sum = 0
        for gateway in gateways { sum += try await gateway.metric(name) }
        return sum
    }

    /// Waits until the sum of a metric has reached a value; the time at which that was seen, to 20 ms.
    func wait(until name: String, reaches value: Int, within limit: Duration) async throws -> ContinuousClock.Instant {
        let end = ContinuousClock.now + limit
        while try await metric(name) < value {
            guard ContinuousClock.now < end else {
                throw MeasuredGateway.Failed(description: "\(name) did not reach \(value) in \(limit)")
            }
            try await Task.sleep(for: .milliseconds(20))
        }
        return .now
    }

    /// Of all nodes, PostgreSQL not counted.
    func cpuSeconds() throws -> Double { try gateways.reduce(0) { $0 + (try $1.usage.cpuSeconds()) } }

    /// Resident bytes of the node that has most, now and at any time.
    func memory() throws -> (now: Int, peak: Int) {
        let now = try gateways.map { try $0.usage.memory().all }.max() ?? 0
        return (now, try gateways.map { try $0.usage.peakMemory() }.max() ?? 0)
    }

    /// - Throws: where the recount does not agree.
    func verifyLedger() async throws { _ = try await gateways[0].command("ledger", "verify") }

    func stop() async throws {
        for gateway in gateways { try await gateway.stop() }
        guard let server else { return }
        try await BlockingWork.run { server.stop() }
        try? FileManager.default.removeItem(atPath: "\(server.folder)-blobs")
    }
}
