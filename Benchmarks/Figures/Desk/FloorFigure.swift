import ArgumentParser
import Foundation

/// What an event on a busy floor costs.
struct FloorFigure: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "floor",
        abstract: "Gives events to a floor with many agents and much open work, and prints what each costs.",
        discussion: """
            24 departments, five languages or none and eight channels make about a thousand different demands; most agents are \
            trained for most channels, and all of them carry what they can. Processor time of one thread.
            """)

    @Option(help: "Agents.")
    var agents = 200

    @Option(help: "Pieces of work that wait at the beginning.")
    var waiting = 5_000

    @Option(help: "Rounds of events.")
    var rounds = 5_000

    func run() throws {
        var load = FloorLoad(agents: agents, waiting: waiting)
        print("\(agents) agents, \(load.waiting) waiting; microseconds of processor time")
        load.run(rounds: rounds)
        for (name, costs) in load.costs.sorted(by: { $0.key < $1.key }) {
            let sorted = costs.sorted()
            let ranks = [0.5, 0.99, 1].map { sorted[min(sorted.count - 1, Int(Double(sorted.count) * $0))] }
            let text = ranks.map { String(format: "%.0f", $0) }
            print(
                "\(name), \(costs.count) times: half within \(text[0]), 99 of 100 within \(text[1]), longest \(text[2])"
            )
        }
    }
}
