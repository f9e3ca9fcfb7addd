extension AuditEntry {
    /// Stands before the code of a question whose answer was changed: a city calls its questions as it likes, and what is answered is what
    /// somebody typed, never an account, a time or a row.
    package static let answerPrefix = "answer: "
}
