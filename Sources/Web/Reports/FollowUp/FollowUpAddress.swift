import Desk
import Intake
import Reports

/// Which part of the list a page shows, as its address says it.
struct FollowUpAddress: Sendable {
    var department: String?
    var reason: FollowUpReason?
    var days = FollowUpFilter.usualDays
    var owner = FollowUpFilter.Owner.anybody
    /// The library's template with which residents are told; nil for the usual one.
    var words: RowID?
    var after: FollowUpPlace?

    /// What the address leaves out or gets wrong has its usual value: everything.
    init(_ read: (String) -> String?) {
        func value(_ name: String) -> String? { read(name).flatMap { $0.isEmpty ? nil : $0 } }
        department = value("department")
        reason = value("reason").flatMap(FollowUpReason.init(rawValue:))
        if let typed = value("days").flatMap({ Int($0) }), FollowUpFilter.days.contains(typed) { days = typed }
        switch value("owner") {
        case "none": owner = .nobody
        case let id?: owner = Int64(id).flatMap { $0 > 0 ? .of(RowID(rawValue: $0)) : nil } ?? .anybody
        case nil: owner = .anybody
        }
        words = value("words").flatMap { Int64($0) }.map(RowID.init(rawValue:))
        after = value("after").flatMap { FollowUpPlace($0) }
    }

    /// Reads what `view` wrote. Whatever stands there leads to the list and nowhere else.
    init(view: String) {
        let fields = PageForm(Array(view.utf8.prefix(2_000))) ?? PageForm()
        self.init { fields[$0] }
    }

    func filter(now: Moment, _ calendar: CityCalendar) -> FollowUpFilter {
        FollowUpFilter(
            now: now, today: calendar.day(of: now), silentDays: days, department: department, reason: reason,
            owner: owner)
    }

    /// Its fields as a query, for a form that leads back here.
    var view: String {
        var ownerID: String?
        switch owner {
        case .anybody: break
        case .nobody: ownerID = "none"
        case .of(let id): ownerID = id.description
        }
        let pairs: [(String, String?)] = [
            ("department", department), ("reason", reason?.rawValue),
            ("days", days == FollowUpFilter.usualDays ? nil : String(days)), ("owner", ownerID),
            ("words", words?.description), ("after", after?.text),
        ]
        return pairs.compactMap { name, value in value.map { "\(name)=\(PercentText.escaped($0))" } }
            .joined(separator: "&")
    }

    /// - Parameter more: a further field.
    func link(_ more: (name: String, value: String)? = nil) -> String {
        let query = [view, more.map { "\($0.name)=\(PercentText.escaped($0.value))" } ?? ""].filter { !$0.isEmpty }
        return query.isEmpty ? FollowUpRoutes.path : "\(FollowUpRoutes.path)?\(query.joined(separator: "&"))"
    }

    func with(_ change: (inout FollowUpAddress) -> Void) -> FollowUpAddress {
        var address = self
        change(&address)
        return address
    }
}
