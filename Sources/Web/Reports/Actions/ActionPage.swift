import Desk
import Intake
import Reports

/// The record of what was done, as its template takes it.
struct ActionPage {
    let address: ActionAddress
    /// One more than a page has, where there are more.
    let actions: [ActionRecord]
    let length: Int
    let counts: [ActionKind: ActionCount]
    let departments: [String]
    /// Who can own an entry, by name.
    let owners: [(id: AgentID, name: String)]
    let mayKeep: Bool
    /// Whether there is what makes PDF.
    let mayPrint: Bool
    /// What was typed and not taken.
    let typed: PageForm

    private var filter: ActionFilter { address.filter }

    var values: [String: Any] {
        var values: [String: Any] = [
            "form": form, "counts": ActionKind.allCases.map(count), "actions": actions.prefix(length).map(row),
            "is_empty": actions.isEmpty, "told": "\(filter.from) to \(filter.to)",
            "definitions": ActionKind.allCases.map { ["title": $0.title, "text": $0.definition] },
            "csv": address.with { $0.after = nil }.link(("format", "csv")),
            "json": address.with { $0.after = nil }.link(("format", "json")),
            "pdf": mayPrint ? address.with { $0.after = nil }.link(("format", "pdf")) : "", "today": filter.today,
        ]
        if mayKeep { values["add"] = add }
        if actions.count > length {
            let last = actions[length - 1]
            values["next"] = address.with { $0.after = (last.day, last.id) }.link()
        }
        return values
    }

    private var form: [String: Any] {
        [
            "from": filter.from, "to": filter.to,
            "spans": ReportSpan.allCases.map { span in
                [
                    "title": span.title, "current": address.span == span,
                    "path": address.with { ($0.span, $0.after) = (span, nil) }.link(),
                ] as [String: Any]
            },
            "kinds": ActionKind.allCases.map { Self.option($0.rawValue, $0.title, $0 == filter.kind) },
            "states": ActionFilter.State.allCases.map {
                Self.option($0.rawValue, ActionWords.title($0), $0 == filter.state)
            },
            "departments": departments.map { Self.option($0, $0, $0 == filter.department) },
            "owners": owners.map { Self.option($0.id.description, $0.name, $0.id == filter.owner) },
        ]
    }

    private var add: [String: Any] {
        [
            "token": SecretToken().text, "day": typed["day"] ?? filter.today, "due": typed.text("due"),
            "partner": typed.text("partner"), "text": typed.text("text"),
            "longest": String(ActionDraft.longestText), "longest_name": String(ActionDraft.longestName),
            "kinds": ActionKind.allCases.map { Self.option($0.rawValue, $0.title, $0.rawValue == typed["kind"]) },
            "departments": departments.map { Self.option($0, $0, $0 == typed["department"]) },
            "owners": owners.map { Self.option($0.id.description, $0.name, $0.id.description == typed["owner"]) },
        ]
    }

    private func count(_ kind: ActionKind) -> [String: Any] {
        let count = counts[kind] ?? ActionCount()
        return [
            "title": kind.title, "path": address.with { ($0.filter.kind, $0.after) = (kind, nil) }.link(),
            "all": FigureWords.count(count.all), "done": FigureWords.count(count.done),
            "open": FigureWords.count(count.all - count.done), "overdue": FigureWords.count(count.overdue),
        ]
    }

    private func row(_ action: ActionRecord) -> [String: Any] {
        var values: [String: Any] = [
            "id": action.id.description, "kind": action.kind.title, "day": action.day, "owner": action.ownerName,
            "with": [action.department, action.partner].filter { !$0.isEmpty }.joined(separator: ", "),
            "text": action.text, "is_late": action.isOverdue(on: filter.today), "due": action.due ?? "",
            "outcome": action.outcome, "may_finish": mayKeep && action.doneOn == nil,
        ]
        if let day = action.doneOn { values["done_on"] = day }
        return values
    }

    private static func option(_ value: String, _ title: String, _ isChosen: Bool) -> [String: Any] {
        ["value": value, "title": title, "chosen": isChosen]
    }
}
