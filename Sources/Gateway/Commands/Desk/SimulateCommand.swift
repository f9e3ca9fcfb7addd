import ArgumentParser
import Desk
import Foundation

/// `intake desk simulate`.
struct SimulateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate",
        abstract: "Replay a day at the desk in virtual time: waits, residents who give up, occupancy.",
        discussion: SimulationText.definitions + """


                intake desk simulate
                intake desk simulate deploy/desk/day.yaml --days 30 --format csv > waits.csv

            Without a plan it shows a weekday of a city with 100,000 contacts a year and a staff of 13. The plan says what \
            comes in and who works; deploy/desk/README.md has every key. Work is given out by the rules that run the desk.
            """)

    @Argument(help: "A plan (YAML). (default: the model city's day)")
    var plan: String?
    @Option(help: "Which chance: the same number gives the same day.")
    var seed: UInt64 = 1
    @Option(help: "How many days follow each other, 1 to 366. (default: what the plan says, else 1)")
    var days: Int?
    @Option(help: "table, csv or json.")
    var format = ReportCommand.Format.table

    func validate() throws {
        if let days, !(1...SimulationPlanReader.mostDays).contains(days) {
            throw ValidationError("--days must be 1 to \(SimulationPlanReader.mostDays)")
        }
    }

    func run() throws {
        var simulated = try plan.map { try SimulationPlanReader.plan(at: $0) } ?? .modelCity
        if let days { simulated.days = days }
        try SimulationPlanReader.check(simulated)
        let report = Simulation.run(simulated, seed: seed)
        switch format {
        case .table: print(SimulationText.table(report, simulated, seed: seed), terminator: "")
        case .csv: print(SimulationText.csv(report, simulated), terminator: "")
        case .json: print(try JSONText.pretty(SimulationDocument(report, simulated, seed: seed)))
        }
    }
}
