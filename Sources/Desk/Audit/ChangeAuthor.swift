/// Who made a change.
package enum ChangeAuthor: Hashable, Sendable {
    case person(AccountID)
    /// Somebody at the server's own command line, whom we cannot know.
    case command
}
