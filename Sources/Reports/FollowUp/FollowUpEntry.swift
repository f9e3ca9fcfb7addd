package import Intake

/// A request that is to be followed up, and what one looks at before chasing it.
package struct FollowUpEntry: Sendable {
    package struct Owner: Hashable, Sendable {
        /// The account's.
        package var id: RowID
        package var name: String

        package init(id: RowID, name: String) {
            self.id = id
            self.name = name
        }
    }

    package var request: RowID
    package var number: TrackingNumber
    /// The resident's words, as a rule.
    package var title: String
    package var isOpen: Bool
    package var requestType: String?
    package var department: String
    package var priority: Int
    package var openedAt: Moment
    /// Who an open escalation is with, else who has the request.
    package var owner: Owner?
    /// Since when the first promised time is used up.
    package var overdueSince: Moment?
    /// The earliest day that was promised and is over, as `2026-11-21`.
    package var promisedFor: String?
    /// The newest complaint that nobody has dealt with.
    package var complainedAt: Moment?
    /// When something last went to the resident, or was said to them.
    package var toldAt: Moment?
    package var isSilent: Bool
    /// When anybody of the department, or who has it, last did something on it.
    package var signOfLife: Moment?
    /// When 311 last asked the department.
    package var askedAt: Moment?
    /// By when an open escalation is to be settled, as `2026-11-21`.
    package var escalatedUntil: String?

    package init(
        request: RowID, number: TrackingNumber, title: String, isOpen: Bool, requestType: String? = nil,
        department: String, priority: Int, openedAt: Moment, owner: Owner? = nil, overdueSince: Moment? = nil,
        promisedFor: String? = nil, complainedAt: Moment? = nil, toldAt: Moment? = nil, isSilent: Bool = false,
        signOfLife: Moment? = nil, askedAt: Moment? = nil, escalatedUntil: String? = nil
    ) {
        self.request = request
        self.number = number
        self.title = title
        self.isOpen = isOpen
        self.requestType = requestType
        self.department = department
        self.priority = priority
        self.openedAt = openedAt
        self.owner = owner
        self.overdueSince = overdueSince
        self.promisedFor = promisedFor
        self.complainedAt = complainedAt
        self.toldAt = toldAt
        self.isSilent = isSilent
        self.signOfLife = signOfLife
        self.askedAt = askedAt
        self.escalatedUntil = escalatedUntil
    }

    package var place: FollowUpPlace { FollowUpPlace(priority: priority, request: request) }

    /// All of them, whichever was asked for; none where it is not to be followed up.
    package var reasons: [FollowUpReason] {
        var reasons: [FollowUpReason] = []
        if overdueSince != nil { reasons.append(.overdue) }
        if promisedFor != nil { reasons.append(.promised) }
        if complainedAt != nil { reasons.append(.complained) }
        if isSilent { reasons.append(.silent) }
        return reasons
    }

    /// Whole days since it was opened.
    package func age(at now: Moment) -> Int { max(0, Int(now.since(openedAt).components.seconds / 86_400)) }
}
