extension Migration {
    /// What requests answer of what their types ask. `answer` is a JSON list of texts.
    static let questionAnswers = Migration(
        38, "question answers",
        """
        CREATE TABLE question_answer (
            request {int64} NOT NULL,
            question TEXT NOT NULL,
            question_text TEXT NOT NULL,
            answer TEXT NOT NULL,
            author {int64} NOT NULL,
            author_name TEXT NOT NULL,
            at {int64} NOT NULL,
            PRIMARY KEY (request, question)
        ) {keyed_table};
        """)
}
