import ArgumentParser
import Desk
import Intake

/// `intake desk staff`.
struct StaffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "staff", abstract: "How many agents a load needs for a promised wait, by Erlang's formulas.",
        discussion: """
            For one kind of work, handled one at a time, that comes by chance. Without --patience residents wait as long as \
            it takes (Erlang C), with it they give up (Erlang A). The fewest agents that keep the promise are marked; rows \
            beside them show what one more or less would do. intake desk simulate knows shifts, several channels and \
            agents who do more than one thing at a time.

                intake desk staff --per-hour 40 --handling 4m --within 20s --share 80
            """)

    @Option(help: "Contacts an hour.")
    var perHour: Double
    @Option(help: "The mean handling time, after-work included, such as 4m or 250s.")
    var handling: TimeOption
    @Option(help: "The wait that is promised.")
    var within: TimeOption = TimeOption(.seconds(20))
    @Option(help: "The percent of contacts to which it is promised.")
    var share: Double = 80
    @Option(help: "The mean time after which residents give up; without it they do not.")
    var patience: TimeOption?
    @Option(help: "table, csv or json.")
    var format = ReportCommand.Format.table

    /// One number of agents.
    private struct Row: Encodable {
        var agents: Int
        var isEnough: Bool
        var waitingPercent: Double
        var meanSeconds: Double?
        var withinPercent: Double
        var busyPercent: Double
        var gaveUpPercent: Double?
    }

    func validate() throws {
        guard perHour.isFinite, perHour > 0, perHour <= 100_000 else {
            throw ValidationError("--per-hour must be above 0, and 100000 at most")
        }
        guard share > 0, share < 100 else { throw ValidationError("--share must be between 0 and 100") }
    }

    func run() throws {
        let handling = handling.seconds
        let load = perHour * handling / 3_600
        let fewest = ErlangC.agents(load: load, handling: handling, share: share / 100, within: within.seconds)
        guard let fewest else { throw CommandFailure("that takes more than 10,000 agents") }
        let rows = (max(1, fewest.agents - 3)...fewest.agents + 3).map { row($0, load: load, enough: fewest.agents) }
        switch format {
        case .table: print(table(rows, load: load), terminator: "")
        case .csv: print(csv(rows), terminator: "")
        case .json: print(try JSONText.pretty(rows))
        }
    }

    private func row(_ agents: Int, load: Double, enough: Int) -> Row {
        let queue = ErlangC(load: load, agents: agents)
        var row = Row(
            agents: agents, isEnough: agents == enough, waitingPercent: queue.waiting * 100,
            meanSeconds: queue.meanWait(handling: handling.seconds),
            withinPercent: queue.answered(within: within.seconds, handling: handling.seconds) * 100,
            busyPercent: queue.occupancy * 100)
        if let patience {
            let impatient = ErlangA(
                arrivals: perHour / 3_600, handling: handling.seconds, patience: patience.seconds, agents: agents)
            row.waitingPercent = impatient.waiting * 100
            row.meanSeconds = impatient.meanWait
            row.busyPercent = load * (1 - impatient.abandoned) / Double(agents) * 100
            row.gaveUpPercent = impatient.abandoned * 100
        }
        return row
    }

    private func table(_ rows: [Row], load: Double) -> String {
        var lines = [["agents", "wait at all", "mean wait", "within", "busy"] + (patience == nil ? [] : ["give up"])]
        for row in rows {
            var line = ["\(row.agents)\(row.isEnough ? " *" : "  ")", percent(row.waitingPercent)]
            line.append(row.meanSeconds.map { FigureText.decimal($0) + " s" } ?? "endless")
            line += [percent(row.withinPercent), percent(row.busyPercent)]
            if let gaveUp = row.gaveUpPercent { line.append(percent(gaveUp)) }
            lines.append(line)
        }
        let note =
            patience == nil
            ? "" : "within is by Erlang C: as if nobody gave up, so that it is the least that can be promised.\n"
        return "\(FigureText.decimal(load)) erlangs\n\n" + TextTable.aligned(lines, leading: []) + "\n"
            + "* the fewest by whom \(FigureText.decimal(share)) % are answered within \(FigureText.decimal(within.seconds)) s\n"
            + note
    }

    private func csv(_ rows: [Row]) -> String {
        let header = "agents,enough,waiting_percent,mean_seconds,within_percent,busy_percent,gave_up_percent\r\n"
        return header
            + rows.map { row in
                let figures = [
                    row.waitingPercent, row.meanSeconds, row.withinPercent, row.busyPercent, row.gaveUpPercent,
                ].map { $0.map { FigureText.decimal($0, places: 3) } ?? "" }
                return (["\(row.agents)", "\(row.isEnough)"] + figures).joined(separator: ",") + "\r\n"
            }.joined()
    }

    private func percent(_ percent: Double) -> String { FigureText.decimal(percent) + " %" }
}
