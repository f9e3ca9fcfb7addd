import Foundation
import Synchronization
import TestKit
import Testing

/// Promise 1 with several nodes: each is killed, stopped and cut off for longer than the others wait, and the database server restarted, while
/// mail, chats and texts come in. Judged by what clients saw.
@Suite(
    "Nodes that die, and nodes that sleep", .serialized,
    .enabled(if: PostgresServer.isInstalled && DovecotServer.isInstalled, "needs PostgreSQL and Dovecot"))
struct NodeFaultTests {
    private static let environment = ProcessInfo.processInfo.environment
    /// `INTAKE_NODE_FAULTS=30` for the full number; each kind once in the ordinary suite, to keep it quick.
    private static let faults = environment["INTAKE_NODE_FAULTS"].flatMap { Int($0) } ?? 4
    /// `INTAKE_NODE_FAULTS_SEED=…` for an order that a run before has printed.
    private static let seed =
        environment["INTAKE_NODE_FAULTS_SEED"].flatMap { UInt64($0) } ?? UInt64.random(in: 0..<1_000_000)
    private static let nodes = 3
    /// Longer than a sleeping node is waited for, and a look longer. It is real time: the others measure by the database server's clock how
    /// long the node's connection has done nothing, and nobody can set that forward.
    private static let sleep: Duration = .seconds(9)

    @Test("three nodes, all channels flowing, one fault after the other", .timeLimit(.minutes(30)))
    func faults() async throws {
        let plan = NodeFault.plan(Self.faults, nodes: Self.nodes, seed: Self.seed)
        print("nodes test: INTAKE_NODE_FAULTS_SEED=\(Self.seed)")
        let ground = try await CuttableGround.make(nodes: Self.nodes)
        let waits = Mutex<[String: [(answer: Duration, silence: Duration)]]>([:])
        do {
            try await NodesTrial.run(Self.nodes, on: ground) { city, residents in
                for (number, fault) in plan.enumerated() {
                    try residents.mail((number * 5)..<(number * 5 + 5))
                    // Faults come at any instant of what flows meanwhile.
                    try await Task.sleep(for: .milliseconds(Int.random(in: 200...1_200)))
                    let start = ContinuousClock.now
                    async let wait = residents.wait(number)
                    try await Self.strike(city, ground, fault)
                    let (answer, silence) = (try await wait, residents.silence(since: start))
                    print(
                        "nodes test: \(fault): nobody was acknowledged for \(silence); a text sent then was answered after \(answer)"
                    )
                    waits.withLock { $0[fault.kind, default: []].append((answer, silence)) }
                }
            }
        } catch {
            try await BlockingWork.run { ground.end() }
            throw error
        }
        try await BlockingWork.run { ground.end() }
        for (kind, times) in waits.withLock({ $0 }).sorted(by: { $0.key < $1.key }) {
            let (answers, silences) = (times.map(\.answer).sorted(), times.map(\.silence).sorted())
            print(
                """
                nodes test: \(kind) \(times.count) times; nobody was acknowledged for \(silences[times.count / 2]), at most \
                \(silences.last ?? .zero); answered after \(answers[times.count / 2]), at most \(answers.last ?? .zero)
                """)
        }
    }

    private static func strike(_ city: NodesCity, _ ground: CuttableGround, _ fault: NodeFault) async throws {
        switch fault {
        case .kill(let node):
            try await city.kill(node)
            // Down for as long as a supervisor needs, or others to take over.
            try await Task.sleep(for: .milliseconds(Int.random(in: 200...2_000)))
            try await city.start(node)
        case .freeze(let node): try await city.freeze(node, for: sleep)
        case .cutOff(let node): try await city.cutOff(node, for: sleep)
        case .restart(let end):
            try await ground.restart(end)
            try await city.reviveAll()
        }
    }
}
