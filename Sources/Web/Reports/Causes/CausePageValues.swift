import Intake
import Reports

/// The rows behind a figure, as their template takes them.
struct CausePageValues {
    let address: ReportAddress
    let measure: Measure
    let found: CausePage
    /// The figure itself.
    let whole: MeasureFigure
    let words: ReportWords
    let time: StaffTime
    let longestFile: Int

    var values: [String: Any] {
        let form = ReportForm(address: address, words: words, path: CauseRoutes.path, departments: [])
        var values: [String: Any] = [
            "told": form.told, "measure": FigureWords.heading(measure), "figure": FigureWords.cell(whole),
            "definition": measure.definition, "rows": found.causes.map(row), "is_empty": found.causes.isEmpty,
            "csv": link(nil) + "&format=csv", "json": link(nil) + "&format=json",
            "longest_file": FigureWords.count(longestFile), "is_valued": Self.isValued(measure),
            "back": address.link(ReportRoutes.path),
        ]
        if let next = found.next { values["next"] = link(next) }
        return values
    }

    private func link(_ place: CausePlace?) -> String {
        CauseRoutes.link(address, nil, measure) + (place.map { "&after=\($0)" } ?? "")
    }

    private func row(_ cause: FigureCause) -> [String: Any] {
        var values: [String: Any] = [
            "at": time.text(cause.at), "machine": time.machine(cause.at),
            "channel": words.label(cause.key.channel?.id ?? "", .channel),
            "type": words.label(cause.key.requestType ?? "", .requestType),
            "department": words.label(cause.key.department ?? "", .department),
            "origin": cause.key.origin == .staff ? "staff" : "a resident", "amount": FigureWords.count(cause.amount),
            "is_imported": cause.isImported,
        ]
        if let number = cause.number { values["number"] = number.description }
        if Self.isValued(measure), let value = cause.value {
            values["value"] =
                measure.buckets == .durations ? FigureWords.duration(value) : FigureWords.count(Int(value))
        }
        return values
    }

    /// Whether each row has a duration or a score.
    private static func isValued(_ measure: Measure) -> Bool {
        switch measure.buckets {
        case .durations, .scores: true
        case .none, .hours: false
        }
    }
}
