import Intake
import Reports

/// What other rules would do, for a terminal and for a spreadsheet.
enum RoutingTrialText {
    static func table(_ trial: RoutingTrial) -> String {
        let summary =
            "\(trial.changes.count) of \(trial.tried) requests would be placed otherwise, "
            + "\(trial.changes.count(where: \.wasPerson)) of the \(trial.people) that people had placed\n"
            + trial.unreachable.map { "\($0)\n" }.joined()
        guard !trial.changes.isEmpty else { return summary }
        let lines = trial.changes.map { change in
            [
                change.message.number.description, place(change.message.placement), "→", place(change.placement),
                because(change.placement), change.wasPerson ? "a person had placed it" : "",
            ]
        }
        return TextTable.aligned(lines, leading: Set(0...5)) + summary
    }

    static func csv(_ trial: RoutingTrial) -> String {
        let header = [
            "number", "by_person", "type_before", "department_before", "queue_before", "priority_before", "rule_before",
            "type_after", "department_after", "queue_after", "priority_after", "rule_after", "reason_after",
            "tags_before", "tags_after",
        ]
        let lines = trial.changes.map { change in
            [change.message.number.description, change.wasPerson ? "yes" : "no"] + cells(change.message.placement)
                + cells(change.placement) + [change.placement.reason]
                + [change.message.placement, change.placement].map { ($0.tags ?? []).joined(separator: " ") }
        }
        return ([header] + lines).map { $0.map(CSV.cell).joined(separator: ",") }.joined(separator: "\n") + "\n"
    }

    private static func cells(_ placement: Placement) -> [String] {
        [
            placement.requestType ?? "", placement.department, placement.queue, "\(placement.priority)", placement.rule,
        ]
    }

    private static func place(_ placement: Placement) -> String {
        "\(placement.department)/\(placement.queue) \(placement.requestType ?? "no type") \(placement.priority)"
            + (placement.tags ?? []).map { " #\($0)" }.joined()
    }

    private static func because(_ placement: Placement) -> String { "\(placement.rule): \(placement.reason)" }
}
