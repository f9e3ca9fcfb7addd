/// What makes a request one that is to be followed up, as parts of statements over `service_request s`: each is written once, so that the
/// list, the totals and a single request agree.
enum FollowUpConditions {
    /// A promised time is used up, and what was promised has not come about since.
    static let breach = """
        e.request = s.id AND e.kind = 'breach'
            AND (e.stage = 'resolved' OR (NOT EXISTS (
                    SELECT 1 FROM answer b WHERE b.request = s.id AND b.withdrawn_at IS NULL)
                AND (e.stage <> 'acknowledged' OR NOT EXISTS (
                    SELECT 1 FROM outbox k WHERE k.request = s.id AND k.kind = 'acknowledgement'
                        AND k.state <> 'dead'))))
        """

    /// $1 is today.
    static let promise = "p.request = s.id AND p.ended_at IS NULL AND p.day < $1"

    /// A message that went to the resident, or is about to.
    static let told = """
        o.request = s.id AND o.state <> 'dead' AND o.state <> 'withdrawn' AND COALESCE(o.delivery, '') <> 'failed'
        """

    /// Somebody of the staff talked to the resident, and logged it.
    static let talked = "m.request = s.id AND m.entered_by IS NOT NULL"

    static let published = "u.request = s.id AND u.withdrawn_at IS NULL"

    /// Nothing went to the resident since $2, and it was open by then. What was written since then has no id below the parameter `least`:
    /// so the indexes tell it without the rows.
    static func silent(least: Int) -> String {
        """
        (s.opened_at <= $2
            AND NOT EXISTS (SELECT 1 FROM outbox o WHERE \(told) AND o.id >= $\(least) AND o.created_at > $2)
            AND NOT EXISTS (SELECT 1 FROM public_update u WHERE \(published) AND u.id >= $\(least) AND u.at > $2)
            AND NOT EXISTS (SELECT 1 FROM message m WHERE \(talked) AND m.id >= $\(least) AND m.arrived_at > $2))
        """
    }

    /// Words of the index `event_complaint`.
    static let complaint = """
        (c.kind = 'reopened' OR c.kind = 'not_fixed' OR c.kind = 'disputed' OR c.kind = 'recurs')
        """

    /// At 1 or 2 of 5 nobody was content.
    static let lowScore = "v.overall <= 2"

    /// Nobody answered a complaint, closed its request again or marked it as dealt with.
    static func unsettled(_ request: String, at: String) -> String {
        """
        NOT EXISTS (SELECT 1 FROM answer b
                WHERE b.request = \(request) AND b.withdrawn_at IS NULL AND b.written_at > \(at))
            AND NOT EXISTS (SELECT 1 FROM event d WHERE d.request = \(request) AND d.at >= \(at)
                AND (d.kind = 'attended' OR d.kind = 'resolved' OR d.kind = 'closed' OR d.kind = 'linked'
                    OR d.kind = 'merged' OR d.kind = 'closed_again' OR d.kind = 'set_aside'))
        """
    }

    /// The parameter `first` is a department or empty, the next an owner: 0 for nobody, -1 for anybody.
    static func whose(_ first: Int) -> String {
        "($\(first) = '' OR s.department = $\(first)) AND ($\(first + 1) = -1 OR COALESCE(q.owner, w.agent, 0) = $\(first + 1))"
    }

    static let owners = """
        LEFT JOIN work w ON w.request = s.id LEFT JOIN escalation q ON q.request = s.id AND q.closed_at IS NULL
        """
}
