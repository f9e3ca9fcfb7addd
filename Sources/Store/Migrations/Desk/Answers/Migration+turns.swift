extension Migration {
    /// Where each message stands among the answers of its request: an id drawn when it was filed, since its own was drawn when it was kept,
    /// and an answer may have been written in between. Null in what was filed before, where the message's own id stands for it. And what an
    /// answer put away of its request's marks, so that taking it back brings them back.
    static let turns = Migration(
        34, "turns",
        """
        ALTER TABLE message ADD COLUMN turn {int64};
        ALTER TABLE answer ADD COLUMN undelivered_before {int64};
        ALTER TABLE answer ADD COLUMN snoozed_before {int64};
        """)
}
