extension Migration {
    /// What undoing needs to know besides: what a merged request was a duplicate of, until when a request had been put off that a merging woke,
    /// and of which request a change counted something.
    static let undoing = Migration(
        35, "undoing",
        """
        ALTER TABLE undo_point ADD COLUMN parent {int64};
        ALTER TABLE moving ADD COLUMN woken_until {int64};
        ALTER TABLE counted_change ADD COLUMN request {int64};
        UPDATE counted_change SET request = (SELECT e.request FROM event e WHERE e.id = counted_change.change_id);
        UPDATE counted_change SET request = (SELECT a.request FROM answer a WHERE a.id = counted_change.change_id)
            WHERE request IS NULL;
        CREATE INDEX counted_change_request ON counted_change (request) WHERE request IS NOT NULL;
        """)
}
