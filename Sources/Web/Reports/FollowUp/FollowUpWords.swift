import Desk
import Intake
import Reports

/// How the list tells why a request stands on it, and with what words residents are told.
enum FollowUpWords {
    /// The template with which residents are told unless another is chosen; it comes with the library.
    static let usualTemplate = "We are still on it"

    /// Templates that do not close what they answer, by name.
    static func templates(_ library: any LibraryBook) async throws -> [LibraryEntry] {
        try await library.entries(alsoRetired: false).filter { $0.draft.kind == .template && !$0.draft.resolves }
    }

    /// Each reason with since when, in a sentence.
    static func reasons(_ entry: FollowUpEntry, _ calendar: CityCalendar) -> [String] {
        entry.reasons.map { reason in
            switch reason {
            case .overdue: "Overdue since \(day(entry.overdueSince, calendar))"
            case .promised: "Promised for \(entry.promisedFor ?? "")"
            case .complained:
                "\(entry.isOpen ? "Open again, and complained about" : "Closed, and complained about") on \(day(entry.complainedAt, calendar))"
            case .silent:
                entry.toldAt.map { "Nothing said to the resident since \(calendar.day(of: $0))" }
                    ?? "Nothing was ever said to the resident"
            }
        }
    }

    /// `today`, `1 day`, `12 days`.
    static func days(_ count: Int) -> String { count == 0 ? "today" : count == 1 ? "1 day" : "\(count) days" }

    private static func day(_ moment: Moment?, _ calendar: CityCalendar) -> String {
        moment.map { calendar.day(of: $0) } ?? ""
    }
}
