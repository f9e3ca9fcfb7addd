import Foundation
package import Intake

/// The list as a file: a row for each request, without what residents wrote.
package struct FollowUpFile: Sendable {
    private struct Row: Encodable {
        var number: String
        var department: String
        var requestType: String?
        var priority: Int
        var reasons: [String]
        var opened: String
        var ageDays: Int
        var overdueSince: String?
        var promisedFor: String?
        var complained: String?
        var residentTold: String?
        var departmentSeen: String?
        var departmentAsked: String?
        var owner: String?
        var escalatedUntil: String?
    }

    private let rows: [Row]

    /// - Parameter calendar: by whose days times are told.
    package init(_ entries: [FollowUpEntry], calendar: CityCalendar, now: Moment) {
        rows = entries.map { entry in
            func day(_ moment: Moment?) -> String? { moment.map { calendar.day(of: $0) } }
            return Row(
                number: entry.number.description, department: entry.department, requestType: entry.requestType,
                priority: entry.priority, reasons: entry.reasons.map(\.rawValue),
                opened: calendar.day(of: entry.openedAt), ageDays: entry.age(at: now),
                overdueSince: day(entry.overdueSince), promisedFor: entry.promisedFor,
                complained: day(entry.complainedAt), residentTold: day(entry.toldAt),
                departmentSeen: day(entry.signOfLife), departmentAsked: day(entry.askedAt), owner: entry.owner?.name,
                escalatedUntil: entry.escalatedUntil)
        }
    }

    /// The columns' names, and a line for each request.
    package var lines: [[String]] {
        let head = [
            "number", "department", "request_type", "priority", "reasons", "opened", "age_days", "overdue_since",
            "promised_for", "complained", "resident_told", "department_seen", "department_asked", "owner",
            "escalated_until",
        ]
        return [head]
            + rows.map { row in
                [
                    row.number, row.department, row.requestType ?? "", "\(row.priority)",
                    row.reasons.joined(separator: " "), row.opened, "\(row.ageDays)", row.overdueSince ?? "",
                    row.promisedFor ?? "", row.complained ?? "", row.residentTold ?? "", row.departmentSeen ?? "",
                    row.departmentAsked ?? "", row.owner ?? "", row.escalatedUntil ?? "",
                ]
            }
    }

    /// What fits a terminal: number, department, age, reasons and owner.
    package var table: [[String]] {
        [["number", "department", "days", "reasons", "owner"]]
            + rows.map {
                [
                    $0.number, $0.department, "\($0.ageDays)", $0.reasons.joined(separator: " "),
                    $0.owner ?? "nobody",
                ]
            }
    }

    package var csv: String { lines.map(CSV.line).joined() }

    package func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(rows), as: UTF8.self)
    }
}
