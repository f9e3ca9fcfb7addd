extension Migration {
    /// What an answer made of its request's status, and what that was before: taking the answer back takes this back, too. Null where it
    /// changed nothing.
    static let answeredStatus = Migration(
        16, "answered status",
        """
        ALTER TABLE answer ADD COLUMN status_before TEXT;
        ALTER TABLE answer ADD COLUMN status_after TEXT;
        """)
}
