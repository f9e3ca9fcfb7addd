extension Migration {
    /// By what a commit is known again that got no answer, and how nodes hear of each other's lines in chats.
    static let commitMarks = Migration(43, "commitMarks", "{commit_marks}")
}
