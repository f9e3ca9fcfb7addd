extension Migration {
    /// One index where there were two, by the request and by the resident's words. The keys of both come in no order, so that each message
    /// filed wrote a page of each; a resident's same words are found through their newest requests instead. A request has few messages:
    /// putting them in order where they are shown costs less.
    static let messagesByWords = Migration(
        11, "messages by words",
        """
        DROP INDEX message_request;
        DROP INDEX message_same_words;
        CREATE INDEX message_request_words ON message (request, fingerprint) WHERE request IS NOT NULL;
        """)
}
