import Desk
import Intake
import Reports

/// What came of a simulation, as text.
enum SimulationText {
    /// What the figures mean; the same words under the table and in the help.
    static let definitions = """
        Waits run from a contact's arrival until an agent accepts it, over those that were answered. within: answered within \
        the channel's target, of all that did not give up before it. gave up: the resident's patience ended first. left: \
        still waiting two days after the end. busy: the share of the staff's time on duty that the channel took.
        """

    static func table(_ report: SimulationReport, _ plan: SimulationPlan, seed: UInt64) -> String {
        var lines = [
            [
                "channel", "contacts", "answered", "gave up", "left", "mean", "p50", "p90", "p99", "longest", "within",
                "target", "busy",
            ]
        ]
        for row in report.rows { lines.append(cells(row, target: target(row, plan))) }
        lines.append(cells(report.total, target: nil))
        var shifts = [["shift", "agents", "hours", "busy"]]
        for shift in report.shifts {
            shifts.append([
                shift.name, "\(shift.agents)", FigureText.decimal(shift.hours), FigureText.percent(shift.occupancy),
            ])
        }
        let days = report.days == 1 ? "a day" : "\(report.days) days"
        return "\(days) at the desk, seed \(seed); waits in minutes and seconds\n\n" + TextTable.aligned(lines) + "\n"
            + TextTable.aligned(shifts) + "\n" + definitions + "\n"
    }

    private static func cells(_ row: SimulationReport.Row, target: Duration?) -> [String] {
        let times = [row.wait(atShare: 0.5), row.wait(atShare: 0.9), row.wait(atShare: 0.99), row.wait(atShare: 1)]
        return [name(row), "\(row.arrived)", "\(row.answered)", "\(row.abandoned)", "\(row.left)"]
            + [FigureText.clock(Int64(row.meanWait))] + times.map(FigureText.clock)
            + [
                FigureText.percent(row.withinTarget), target.map { FigureText.clock($0.milliseconds) } ?? "",
                FigureText.percent(row.occupancy),
            ]
    }

    /// A line for each channel and one for all, with a header; waits in seconds, shares in percent.
    static func csv(_ report: SimulationReport, _ plan: SimulationPlan) -> String {
        var lines = [
            [
                "channel", "contacts", "answered", "gave_up", "left", "waited_percent", "mean_seconds", "p50_seconds",
                "p90_seconds", "p99_seconds", "longest_seconds", "target_seconds", "within_percent", "busy_percent",
            ]
        ]
        for row in report.rows + [report.total] {
            let times = [row.wait(atShare: 0.5), row.wait(atShare: 0.9), row.wait(atShare: 0.99), row.wait(atShare: 1)]
            var line = [name(row), "\(row.arrived)", "\(row.answered)", "\(row.abandoned)", "\(row.left)"]
            line.append(FigureText.decimal(row.waited * 100, places: 2))
            line.append(FigureText.decimal(row.meanWait / 1_000, places: 3))
            line += times.map { FigureText.decimal(Double($0) / 1_000, places: 3) }
            line.append(target(row, plan).map { "\($0.milliseconds / 1_000)" } ?? "")
            line += [row.withinTarget, row.occupancy].map { FigureText.decimal($0 * 100, places: 2) }
            lines.append(line)
        }
        return lines.map { $0.map(CSV.cell).joined(separator: ",") + "\r\n" }.joined()
    }

    static func name(_ row: SimulationReport.Row) -> String { row.kind?.rawValue ?? "all" }

    static func target(_ row: SimulationReport.Row, _ plan: SimulationPlan) -> Duration? {
        plan.channels.first { $0.kind == row.kind }?.target
    }
}
