import Intake
import Reports

/// The form above every page of figures: which days, and which part of everything.
struct ReportForm {
    let address: ReportAddress
    let words: ReportWords
    /// Where the form leads.
    let path: String
    /// Departments that figures know.
    let departments: [String]
    /// Whether the page can be told as of a day.
    var mayLookBack = false

    var values: [String: Any] {
        [
            "action": path, "from": address.filter.from, "to": address.filter.to,
            "as_of_day": address.asOf ?? "", "may_look_back": mayLookBack, "by": address.dimension.rawValue,
            "way": address.filter.channel ?? "", "chart_of": address.chart ?? "",
            "spans": ReportSpan.allCases.map { span in
                [
                    "title": span.title, "path": address.with { $0.span = span }.link(path),
                    "current": address.span == span,
                ] as [String: Any]
            },
            "kinds": ChannelKind.allCases.map {
                option($0.rawValue, ConsoleWords.channel($0), address.filter.channelKind == $0)
            },
            "origins": Origin.allCases.map {
                option($0.rawValue, ReportWords.origin($0), address.filter.origin == $0)
            },
            "departments": departments.map {
                option(
                    $0.isEmpty ? ReportAddress.none : $0, words.label($0, .department), address.filter.department == $0)
            },
            "types": [option(ReportAddress.none, words.label("", .requestType), address.filter.requestType == "")]
                + words.catalogue.types.map {
                    option($0.code, words.label($0.code, .requestType), address.filter.requestType == $0.code)
                },
        ]
    }

    /// The view in words: what stands under a heading, and in print instead of the form.
    var told: String {
        let filter = address.filter
        let parts = [
            filter.channelKind.map(ConsoleWords.channel), filter.channel,
            filter.requestType.map { words.label($0, .requestType) },
            filter.department.map { words.label($0, .department) }, filter.origin.map(ReportWords.origin),
            address.asOf.map { "as was known at the end of \($0)" },
        ].compactMap(\.self)
        let days = filter.from == filter.to ? filter.from : "\(filter.from) to \(filter.to)"
        return ([days] + parts).joined(separator: ", ")
    }

    private func option(_ value: String, _ title: String, _ isChosen: Bool) -> [String: Any] {
        ["value": value, "title": title, "chosen": isChosen]
    }
}
