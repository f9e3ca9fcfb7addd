import Intake
import Reports

/// The columns of the departments' table.
struct DepartmentColumns {
    typealias Column = ReportGrid<DepartmentRow>.Column
    private typealias Target = (ReportGrid<DepartmentRow>.Line?) -> String?

    let address: ReportAddress
    let targets: TargetList

    var columns: [Column] {
        [
            count(.opened, "New"), open, count(.resolved, "Closed"), inTime,
            time(.firstAnswer, "First answer: median", 50), time(.resolution, "Closing: median", 50),
            time(.resolution, "90 % within", 90), count(.reopened, "Opened again"),
            count(.complained, "Complaints"),
        ]
    }

    private var open: Column {
        Column(
            name: BacklogMeasure.open.rawValue, title: BacklogMeasure.open.title,
            definition: BacklogMeasure.open.definition, value: { .count($0.backlog.open) },
            behind: { view($0).link(BacklogRoutes.path) }, target: wanted(.open, .level))
    }

    private var inTime: Column {
        let definition =
            "Share of the closings that came before the time that the city promises for the request's type had passed (SLA met); where "
            + "nothing is promised, a closing is in time."
        return column(
            "in_time_percent", "Closed in time", of: .resolvedLate, definition: definition,
            target: wanted(.inTime, .percentage)
        ) { TargetReading.inTime($0.figures).map(ReportValue.share) ?? .nothing }
    }

    private func count(_ measure: Measure, _ title: String) -> Column {
        column(
            measure.rawValue, title, of: measure, definition: measure.definition,
            target: wanted(.measure(measure), .sum)
        ) { .count($0.figures[measure].count) }
    }

    private func time(_ measure: Measure, _ title: String, _ percent: Int) -> Column {
        let isMedian = percent == 50
        return column(
            measure.rawValue + (isMedian ? "_median_s" : "_p\(percent)_s"), title, of: measure,
            definition: isMedian ? measure.definition : nil,
            target: wanted(.measure(measure), isMedian ? .median : .p90)
        ) { $0.figures[measure].quantile(percent: percent).map(ReportValue.milliseconds) ?? .nothing }
    }

    private func column(
        _ name: String, _ title: String, of measure: Measure, definition: String?, target: @escaping Target,
        _ value: @escaping (DepartmentRow) -> ReportValue
    ) -> Column {
        Column(
            name: name, title: title, definition: definition, value: value,
            behind: { view($0).link(CauseRoutes.path) + "&measure=\(measure.rawValue)" }, target: target)
    }

    private func wanted(_ subject: TargetSubject, _ statistic: TargetStatistic) -> Target {
        { targets.beside(subject, { $0 == statistic }, row: $0?.row.figures.label, of: .department) }
    }

    private func view(_ row: DepartmentRow) -> ReportAddress {
        // The whole has no label, and neither has what has no request: that one has no figures here.
        row.figures.label.isEmpty ? address : address.narrowed(to: row.figures.label)
    }
}
