package import Intake

/// Which requests are to be followed up.
package struct FollowUpFilter: Sendable {
    /// Whose they are: who an open escalation is with, else who has the request.
    package enum Owner: Hashable, Sendable {
        case anybody
        case nobody
        /// The id of an account.
        case of(RowID)
    }

    package static let usualDays = 14
    package static let days = 1...365

    package var now: Moment
    /// The city's, as `2026-11-21`: a promise for today is not broken yet.
    package var today: String
    /// After how many days without a word to the resident a request counts as silent.
    package var silentDays: Int
    /// Nil for all.
    package var department: String?
    /// Nil for any.
    package var reason: FollowUpReason?
    package var owner: Owner

    package init(
        now: Moment, today: String, silentDays: Int = usualDays, department: String? = nil,
        reason: FollowUpReason? = nil, owner: Owner = .anybody
    ) {
        self.now = now
        self.today = today
        self.silentDays = min(max(Self.days.lowerBound, silentDays), Self.days.upperBound)
        self.department = department
        self.reason = reason
        self.owner = owner
    }

    /// What was said to the resident up to here was said too long ago.
    package var silentSince: Moment { now - .seconds(86_400 * silentDays) }

    /// Complaints before it are left out.
    package var complainedSince: Moment { now - .seconds(86_400 * FollowUpReason.complaintDays) }
}
