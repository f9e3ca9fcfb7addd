import Desk
import Foundation
import Intake
import Reports

/// How the record of what was done is written, on the page and as a file.
enum ActionWords {
    private struct Row: Encodable {
        var kind: String
        var day: String
        var due: String?
        var owner: String
        var department: String
        var partner: String
        var text: String
        var doneOn: String?
        var outcome: String
    }

    static func title(_ state: ActionFilter.State) -> String {
        switch state {
        case .open: "Open"
        case .overdue: "Open and overdue"
        case .done: "Done"
        }
    }

    static func csv(_ actions: [ActionRecord]) -> String {
        let head = ["kind", "day", "due", "owner", "department", "partner", "text", "done_on", "outcome"]
        let lines = actions.map { action in
            [
                action.kind.rawValue, action.day, action.due ?? "", action.ownerName, action.department,
                action.partner, action.text, action.doneOn ?? "", action.outcome,
            ]
        }
        return ([head] + lines).map(CSV.line).joined()
    }

    static func json(_ actions: [ActionRecord]) throws -> String {
        let rows = actions.map {
            Row(
                kind: $0.kind.rawValue, day: $0.day, due: $0.due, owner: $0.ownerName, department: $0.department,
                partner: $0.partner, text: $0.text, doneOn: $0.doneOn, outcome: $0.outcome)
        }
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(rows), as: UTF8.self)
    }
}
