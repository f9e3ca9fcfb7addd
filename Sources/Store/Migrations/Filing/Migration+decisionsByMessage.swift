extension Migration {
    /// A request's decisions are found through its messages. By the request they stood all over their index: each message filed wrote a
    /// page of it again, where now it goes on at the end.
    static let decisionsByMessage = Migration(
        9, "decisions by message",
        """
        DROP INDEX decision_request;
        CREATE INDEX decision_message ON decision (message) WHERE message IS NOT NULL;
        CREATE INDEX decision_alone ON decision (request) WHERE message IS NULL;
        """)
}
