import Desk
import Intake
import Reports

/// Which part of the record of what was done a page shows, as its address says it.
struct ActionAddress: Sendable {
    var filter: ActionFilter
    /// The period by its name; nil where it was chosen by its days.
    var span: ReportSpan?
    /// Behind which entry the page begins.
    var after: (day: String, id: RowID)?

    /// What the address leaves out or gets wrong has its usual value: everything of this fiscal year.
    init(today: String, _ read: (String) -> String?) {
        func value(_ name: String) -> String? { read(name).flatMap { $0.isEmpty ? nil : $0 } }
        span = value("span").flatMap(ReportSpan.init(rawValue:))
        let chosen = (from: value("from") ?? "", to: value("to") ?? "")
        let isChosen = span == nil && CityCalendar.isDay(chosen.from) && CityCalendar.isDay(chosen.to)
        if !isChosen, span == nil { span = .fiscalYear }
        let days = span?.days(today: today) ?? chosen
        filter = ActionFilter(
            from: days.from, to: days.to, today: today, kind: value("kind").flatMap(ActionKind.init(rawValue:)),
            state: value("state").flatMap(ActionFilter.State.init(rawValue:)), department: value("department"),
            owner: value("owner").flatMap { Int64($0) }.map(AgentID.init(rawValue:)))
        // What is planned lies behind today: the year goes to its end.
        if span == .fiscalYear, let later = CityCalendar.day(days.from, plus: 380) {
            let next = ReportSpan.fiscalYear.days(today: later).from
            filter.to = CityCalendar.day(next, plus: -1) ?? days.to
        }
        if let parts = value("after")?.split(separator: "."), parts.count == 2, let id = Int64(parts[1]),
            CityCalendar.isDay(String(parts[0]))
        {
            after = (String(parts[0]), RowID(rawValue: id))
        }
    }

    func link(_ more: (name: String, value: String)? = nil) -> String {
        var pairs: [(String, String?)] = [("span", span?.rawValue)]
        if span == nil { pairs += [("from", filter.from), ("to", filter.to)] }
        pairs += [
            ("kind", filter.kind?.rawValue), ("state", filter.state?.rawValue), ("department", filter.department),
            ("owner", filter.owner?.description), ("after", after.map { "\($0.day).\($0.id)" }),
            (more?.name ?? "", more?.value),
        ]
        let query = pairs.compactMap { name, value in value.map { "\(name)=\(PercentText.escaped($0))" } }
        return ActionRoutes.path + "?" + query.joined(separator: "&")
    }

    func with(_ change: (inout ActionAddress) -> Void) -> ActionAddress {
        var address = self
        change(&address)
        return address
    }
}
