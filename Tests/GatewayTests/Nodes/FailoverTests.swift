import Foundation
import TestKit
import Testing

/// The database server fails, and a standby takes its place, while three nodes serve all channels: what was acknowledged is there, once.
@Suite("A database that fails over", .serialized)
struct FailoverTests {
    /// How often; none in the ordinary suite, since Patroni waits for twenty seconds before it takes a server for dead.
    private static let failovers =
        ProcessInfo.processInfo.environment["INTAKE_FAILOVERS"].flatMap { Int($0) } ?? 0

    /// What may happen to a primary.
    private enum Fault: String, CaseIterable {
        case killed
        case switchedOver
        case stopped
    }

    @Test(
        "Patroni: the primary killed, handed over and stopped, in turn",
        .enabled(if: failovers > 0, "INTAKE_FAILOVERS=3 after `deploy/packages.sh faults`"),
        .enabled(if: PatroniCluster.isInstalled, "needs Patroni and etcd: deploy/packages.sh faults"),
        .timeLimit(.minutes(30)))
    func patroni() async throws {
        let cluster = try await PatroniCluster.launch()
        do {
            try await NodesTrial.run(3, on: PlainGround(view: cluster.url)) { city, residents in
                for number in 0..<Self.failovers {
                    let fault = Fault.allCases[number % Fault.allCases.count]
                    try residents.mail((number * 5)..<(number * 5 + 5))
                    // At any instant of what flows meanwhile.
                    try await Task.sleep(for: .milliseconds(Int.random(in: 500...2_000)))
                    let start = ContinuousClock.now
                    async let wait = residents.wait(number)
                    try await Self.strike(fault, cluster)
                    let waited = try await wait
                    try await cluster.waitUntilWhole()
                    try await city.reviveAll()
                    let silence = residents.silence(since: start)
                    print(
                        "failover: primary \(fault): nobody was acknowledged for \(silence); a text sent then was answered after \(waited)"
                    )
                }
            }
        } catch {
            await cluster.stop()
            throw error
        }
        await cluster.stop()
    }

    private static func strike(_ fault: Fault, _ cluster: PatroniCluster) async throws {
        guard let primary = await cluster.primary() else { throw PatroniCluster.NotReady(description: "no primary") }
        switch fault {
        case .killed:
            try await BlockingWork.run { primary.kill() }
            try await changed(cluster, from: primary)
            try await BlockingWork.run { try primary.start() }
        case .switchedOver: try await cluster.switchOver()
        case .stopped:
            primary.freeze()
            try await changed(cluster, from: primary)
            // In real time, two of Patroni's turns: woken while the new primary is only just being made, a machine without a watchdog may be
            // given its place back (deploy/patroni/README.md).
            try await Task.sleep(for: .seconds(12))
            // Writes of before may lie in its buffers: nobody must believe that they were kept.
            primary.thaw()
        }
    }

    private static func changed(_ cluster: PatroniCluster, from old: PatroniNode) async throws {
        try await eventually(within: .seconds(120)) {
            for node in cluster.nodes where node.name != old.name {
                if await node.isNow("primary") { return true }
            }
            return false
        }
    }

    @Test(
        "streaming replication alone: the primary killed, and its standby promoted by hand",
        .enabled(if: failovers > 0, "INTAKE_FAILOVERS=3"),
        .enabled(if: PostgresServer.isInstalled, "needs PostgreSQL"), .timeLimit(.minutes(10)))
    func promotion() async throws {
        let pair = try await StreamingPair.launch()
        do {
            try await NodesTrial.run(3, on: PlainGround(view: pair.url)) { city, residents in
                try residents.mail(0..<5)
                // Until all kinds of messages flow.
                try await Task.sleep(for: .seconds(2))
                let start = ContinuousClock.now
                async let wait = residents.wait(0)
                try await BlockingWork.run { try pair.failOver() }
                let waited = try await wait
                let silence = residents.silence(since: start)
                print(
                    "failover: standby promoted: nobody was acknowledged for \(silence); a text sent then was answered after \(waited)"
                )
                try residents.mail(5..<10)
                try await city.reviveAll()
            }
        } catch {
            try await BlockingWork.run { pair.stop() }
            throw error
        }
        try await BlockingWork.run { pair.stop() }
    }
}
