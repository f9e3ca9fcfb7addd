import TestKit

/// Something that happens to a city of several nodes.
enum NodeFault: Hashable, Sendable, CustomStringConvertible {
    /// kill -9, and another start.
    case kill(Int)
    /// SIGSTOP for longer than the others wait, and SIGCONT.
    case freeze(Int)
    /// Cut off from the database and the proxy for as long, and connected again.
    case cutOff(Int)
    /// The database server ends and comes back.
    case restart(PostgresServer.End)

    /// What it is, whoever it happens to.
    var kind: String {
        switch self {
        case .kill: "killed"
        case .freeze: "stopped"
        case .cutOff: "cut off"
        case .restart(let end): "PostgreSQL restarted (\(end))"
        }
    }

    var description: String {
        switch self {
        case .kill(let node), .freeze(let node), .cutOff(let node): "node \(node) \(kind)"
        case .restart: kind
        }
    }

    /// All kinds, round after round in another order, each node as chance has it.
    static func plan(_ count: Int, nodes: Int, seed: UInt64) -> [NodeFault] {
        var random = SeededGenerator(seed: seed)
        var plan: [NodeFault] = []
        var restarts = PostgresServer.End.allCases.shuffled(using: &random)
        while plan.count < count {
            let round: [NodeFault] = [
                .kill(random.below(nodes)), .freeze(random.below(nodes)), .cutOff(random.below(nodes)),
                .restart(restarts[0]),
            ]
            restarts.reverse()
            plan += round.shuffled(using: &random)
        }
        return Array(plan.prefix(count))
    }
}
