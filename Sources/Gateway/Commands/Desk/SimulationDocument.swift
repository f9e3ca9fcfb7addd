import Desk
import Intake

/// What came of a simulation, as JSON.
struct SimulationDocument: Encodable {
    struct Row: Encodable {
        var channel: String
        var contacts: Int
        var answered: Int
        var gaveUp: Int
        var left: Int
        var waitedPercent: Double
        var meanSeconds: Double
        var p50Seconds: Double
        var p90Seconds: Double
        var p99Seconds: Double
        var longestSeconds: Double
        var targetSeconds: Int64?
        var withinPercent: Double
        var busyPercent: Double

        init(_ row: SimulationReport.Row, _ plan: SimulationPlan) {
            func seconds(_ share: Double) -> Double { Double(row.wait(atShare: share)) / 1_000 }
            channel = SimulationText.name(row)
            contacts = row.arrived
            answered = row.answered
            gaveUp = row.abandoned
            left = row.left
            waitedPercent = row.waited * 100
            meanSeconds = row.meanWait / 1_000
            p50Seconds = seconds(0.5)
            p90Seconds = seconds(0.9)
            p99Seconds = seconds(0.99)
            longestSeconds = seconds(1)
            targetSeconds = SimulationText.target(row, plan).map { $0.milliseconds / 1_000 }
            withinPercent = row.withinTarget * 100
            busyPercent = row.occupancy * 100
        }
    }

    struct Shift: Encodable {
        var name: String
        var agents: Int
        var hours: Double
        var busyPercent: Double
    }

    var seed: UInt64
    var days: Int
    var channels: [Row]
    var total: Row
    var shifts: [Shift]

    init(_ report: SimulationReport, _ plan: SimulationPlan, seed: UInt64) {
        self.seed = seed
        days = report.days
        channels = report.rows.map { Row($0, plan) }
        total = Row(report.total, plan)
        shifts = report.shifts.map {
            Shift(name: $0.name, agents: $0.agents, hours: $0.hours, busyPercent: $0.occupancy * 100)
        }
    }
}
