/// The statements of the list of what is to be followed up.
enum FollowUpStatements {
    private typealias If = FollowUpConditions

    /// Open requests with a reason: $5, $6 and $7 say which count. Behind the place $8, $9.
    static let open = SQLStatement(
        kept: """
            SELECT s.priority, s.id FROM service_request s \(If.owners)
            WHERE s.status IN ('triage', 'assigned') AND (s.priority, s.id) > ($8, $9) AND \(If.whose(3))
                AND (($5 = 1 AND EXISTS (SELECT 1 FROM service_event e WHERE \(If.breach)))
                    OR ($6 = 1 AND EXISTS (SELECT 1 FROM promise p WHERE \(If.promise)))
                    OR ($7 = 1 AND \(If.silent(least: 11))))
            ORDER BY s.priority, s.id LIMIT $10
            """)

    /// Requests on which something happened since $1 that is a complaint, with their department; $2 is the least id that an event of then may
    /// have. Behind the place $5, $6.
    static let disputed = SQLStatement(
        kept: """
            SELECT s.priority, s.id, s.department FROM event c JOIN service_request s ON s.id = c.request \(If.owners)
            WHERE \(If.complaint) AND c.id > $2 AND c.at > $1 AND (s.priority, s.id) > ($5, $6) AND \(If.whose(3))
                AND \(If.unsettled("c.request", at: "c.at"))
            GROUP BY s.priority, s.id, s.department ORDER BY s.priority, s.id LIMIT $7
            """)

    /// The same of low scores, without $2: what follows counts from there.
    static let scoredLow = SQLStatement(
        kept: """
            SELECT s.priority, s.id, s.department FROM survey_answer v JOIN survey y ON y.id = v.survey
                JOIN service_request s ON s.id = y.request \(If.owners)
            WHERE v.answered_at > $1 AND \(If.lowScore) AND (s.priority, s.id) > ($4, $5)
                AND \(If.whose(2)) AND \(If.unsettled("y.request", at: "v.answered_at"))
            GROUP BY s.priority, s.id, s.department ORDER BY s.priority, s.id LIMIT $6
            """)

    static let openTotals = SQLStatement(
        kept: """
            SELECT s.department, SUM(CASE WHEN EXISTS (SELECT 1 FROM service_event e WHERE \(If.breach)) THEN 1 ELSE 0 END),
                SUM(CASE WHEN EXISTS (SELECT 1 FROM promise p WHERE \(If.promise)) THEN 1 ELSE 0 END),
                SUM(CASE WHEN \(If.silent(least: 5)) THEN 1 ELSE 0 END)
            FROM service_request s \(If.owners)
            WHERE s.status IN ('triage', 'assigned') AND (s.priority, s.id) > (-1, -1) AND \(If.whose(3))
            GROUP BY s.department
            """)

    static let number = SQLStatement("SELECT id FROM service_request WHERE tracking_number = $1")

    /// All about one request: $1 is today, $2 and $3 as $1 and $2 of `disputed`, $4 the request.
    static let one = SQLStatement(
        kept: """
            SELECT s.id, s.tracking_number, s.title, s.status, s.request_type, s.department, s.priority, s.opened_at,
                COALESCE(q.owner, w.agent), COALESCE(h.display_name, ''), q.due_day,
                (SELECT MIN(e.at) FROM service_event e WHERE \(If.breach)),
                (SELECT MIN(p.day) FROM promise p WHERE \(If.promise)),
                (SELECT MAX(o.created_at) FROM outbox o WHERE \(If.told)),
                (SELECT MAX(u.at) FROM public_update u WHERE \(If.published)),
                (SELECT MAX(m.arrived_at) FROM message m WHERE \(If.talked)),
                (SELECT MAX(g.asked_at) FROM department_question g WHERE g.request = s.id),
                (SELECT MAX(t.at) FROM audit t WHERE t.subject_kind = 'service_request' AND t.subject = s.id
                    AND t.action <> 'request.department_asked' AND t.action <> 'escalation.opened'
                    AND (t.author = w.agent OR EXISTS (
                        SELECT 1 FROM account n WHERE n.id = t.author AND n.department = s.department))),
                (SELECT MAX(c.at) FROM event c WHERE c.request = s.id AND \(If.complaint) AND c.id > $3 AND c.at > $2
                    AND \(If.unsettled("c.request", at: "c.at"))),
                (SELECT MAX(v.answered_at) FROM survey y JOIN survey_answer v ON v.survey = y.id
                    WHERE y.request = s.id AND v.answered_at > $2 AND \(If.lowScore)
                        AND \(If.unsettled("y.request", at: "v.answered_at")))
            FROM service_request s \(If.owners) LEFT JOIN account h ON h.id = COALESCE(q.owner, w.agent)
            WHERE s.id = $4
            """)
}
