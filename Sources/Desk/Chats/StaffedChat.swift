package import Intake

/// A resident's chat, as the staff have it before them.
package struct StaffedChat: Hashable, Sendable {
    package var session: RowID
    package var hasEnded: Bool

    package init(session: RowID, hasEnded: Bool) {
        self.session = session
        self.hasEnded = hasEnded
    }
}
