import Intake
import Reports

/// The table of what each of the staff did.
struct AgentsGrid {
    private static let written: [ChannelKind] = [.email, .chat, .sms]
    private static let spoken: [ChannelKind] = [.phone, .walkIn]

    let address: ReportAddress
    let found: (lines: [AgentLine], total: AgentLine)
    /// Whether the lines lead to the rows behind them: those of everybody, or one's own.
    var own: RowID?
    /// What is wanted of each of the staff.
    var targets: [FigureTarget] = []

    var grid: ReportGrid<AgentLine> {
        ReportGrid(
            heading: ("agent", "Who"), columns: columns,
            lines: found.lines.map { line in
                ReportGrid.Line(label: .named(line.agent?.description ?? "", title: line.name), row: line)
            }, total: found.total)
    }

    func changes(before: AgentLine, lastYear: AgentLine) -> ReportChanges {
        ReportChanges(
            lines: columns.map { column in
                ReportChanges.Line(
                    name: column.name, title: column.title, now: column.value(found.total),
                    before: column.value(before), lastYear: column.value(lastYear))
            })
    }

    private typealias Column = ReportGrid<AgentLine>.Column

    private var columns: [Column] {
        let handled = Self.written.map { kind in
            column(
                "handled_\(kind.rawValue)", "\(AgentMeasure.handled.title): \(ConsoleWords.channel(kind))", .handled,
                kind
            ) {
                .count($0.handled[kind] ?? 0)
            }
        }
        let logged = Self.spoken.map { kind in
            column(
                "logged_\(kind.rawValue)", "\(AgentMeasure.logged.title): \(ConsoleWords.channel(kind))", .logged, kind
            ) {
                .count($0.logged[kind] ?? 0)
            }
        }
        let others = column("logged_other", "\(AgentMeasure.logged.title): other", .logged) { line in
            .count(line.logged.filter { !Self.spoken.contains($0.key) }.values.reduce(0, +))
        }
        let p90 = Column(
            name: "first_answer_p90_s", title: "90 % within", isShown: false,
            value: { $0.firstAnswers.quantile(percent: 90).map(ReportValue.milliseconds) ?? .nothing })
        let scored = Column(
            name: "overall_count", title: "Scores", isShown: false, value: { .count($0.scored) })
        return handled + logged + [
            others, column("answered", AgentMeasure.answered.title, .answered) { .count($0.answered) },
            column("first_answer_median_s", "First answer: median", .firstAnswer) {
                $0.firstAnswers.quantile(percent: 50).map(ReportValue.milliseconds) ?? .nothing
            }, p90, column("closed", AgentMeasure.closed.title, .closed) { .count($0.closed) },
            column("came_back", AgentMeasure.cameBack.title, .cameBack) { .count($0.cameBack) },
            column("overall_mean", AgentMeasure.overall.title, .overall) {
                $0.meanHundredths.map(ReportValue.score) ?? .nothing
            }, scored,
        ]
    }

    /// The first column of a measure has its definition.
    private func column(
        _ name: String, _ title: String, _ measure: AgentMeasure, _ kind: ChannelKind? = nil,
        _ value: @escaping (AgentLine) -> ReportValue
    ) -> Column {
        let wanted = targets.filter { $0.draft.subject == .agent(measure) }
        let isFirst = kind == nil ? name != "logged_other" : kind == Self.written[0] || kind == Self.spoken[0]
        let view = address.with { if let kind { $0.filter.channelKind = kind } }
        return Column(
            name: name, title: title, definition: isFirst ? measure.definition : nil, value: value,
            behind: { AgentRoutes.link(view, measure, $0.agent ?? own) },
            target: { line in
                // Beside each, and not beside the whole.
                guard kind == nil, let agent = line?.row else { return nil }
                let told = wanted.map { TargetWords.beside(Self.judged($0, agent)) }
                return told.isEmpty ? nil : told.joined(separator: ". ")
            })
    }

    private static func judged(_ target: FigureTarget, _ line: AgentLine) -> JudgedTarget {
        let draft = target.draft
        let figure: Int64? =
            switch draft.statistic {
            case .median: line.firstAnswers.quantile(percent: 50)
            case .p90: line.firstAnswers.quantile(percent: 90)
            case .mean: line.meanHundredths.map(Int64.init)
            case .percentage: line.closed > 0 ? Int64(line.cameBack * 1_000 / line.closed) : nil
            case .sum, .level, .share: nil
            }
        return JudgedTarget(target: target, figure: figure, wanted: draft.value)
    }
}
