extension Migration {
    /// Conditions of indexes that every message meets. SQLite puts a list of more than two into a table of its own each time a row is
    /// written, some five microseconds for each index; a chain of OR costs next to nothing. A query has to have the same words.
    static let conditionsWithoutLists = Migration(
        30, "conditions without lists",
        """
        DROP INDEX outbox_due;
        DROP INDEX outbox_lane;
        DROP INDEX event_chat_scene;
        CREATE INDEX outbox_due ON outbox (channel, due_at)
            WHERE state = 'pending' OR state = 'sending' OR state = 'unknown';
        CREATE INDEX outbox_lane ON outbox (channel, recipient, id)
            WHERE state = 'pending' OR state = 'sending' OR state = 'unknown';
        CREATE INDEX event_chat_scene ON event (id)
            WHERE kind = 'taken' OR kind = 'assigned' OR kind = 'handed_over' OR kind = 'escalated'
                OR kind = 'put_back' OR kind = 'released' OR kind = 'chat_joined';
        """)
}
