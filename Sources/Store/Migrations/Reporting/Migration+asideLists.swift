extension Migration {
    /// What is set aside and what may be junk, each list by a key of its own, so that a page of one reads no further than its rows: whether a
    /// machine's mail opened a request, and the decision that suspects it, stand on the request, whose status takes it off the lists. And
    /// milestones that were taken back, for reports as of a day.
    static let asideLists = Migration(
        64, "aside lists",
        """
        ALTER TABLE service_request ADD COLUMN is_automatic {int64} NOT NULL DEFAULT 0;
        ALTER TABLE service_request ADD COLUMN suspected_by {int64};
        UPDATE service_request SET is_automatic = 1 WHERE EXISTS (
            SELECT 1 FROM message m
            WHERE m.id = (SELECT MIN(f.id) FROM message f WHERE f.request = service_request.id)
                AND m.automatic IS NOT NULL);
        UPDATE service_request SET suspected_by = (
            SELECT MAX(d.id) FROM message m JOIN decision d ON d.message = m.id
            WHERE m.request = service_request.id AND d.request = service_request.id AND d.kind = 'suspected'
                AND d.undone_at IS NULL)
            WHERE id IN (SELECT request FROM decision WHERE kind = 'suspected' AND undone_at IS NULL);
        DROP INDEX service_request_aside;
        DROP INDEX decision_suspected;
        CREATE INDEX service_request_aside ON service_request (is_automatic, id) WHERE status = 'set_aside';
        CREATE INDEX service_request_aside_department ON service_request (is_automatic, department, id)
            WHERE status = 'set_aside';
        CREATE INDEX service_request_suspected ON service_request (suspected_by)
            WHERE suspected_by IS NOT NULL AND (status = 'triage' OR status = 'assigned');
        CREATE INDEX service_request_suspected_department ON service_request (department, suspected_by)
            WHERE suspected_by IS NOT NULL AND (status = 'triage' OR status = 'assigned');
        CREATE INDEX milestone_ended ON milestone (ended_at) WHERE ended_at IS NOT NULL;
        """)
}
