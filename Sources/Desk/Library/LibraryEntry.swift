package import Intake

/// What the city has ready to say: a template for answers, or an article that staff read and answer from.
package struct LibraryEntry: Hashable, Sendable {
    package let id: RowID
    package let draft: LibraryDraft
    /// Counts its changes, from 1.
    package let version: Int
    package let changedAt: Moment
    /// Since when nobody is offered it any more; nil for one in use.
    package let retiredAt: Moment?

    package init(id: RowID, draft: LibraryDraft, version: Int, changedAt: Moment, retiredAt: Moment?) {
        self.id = id
        self.draft = draft
        self.version = version
        self.changedAt = changedAt
        self.retiredAt = retiredAt
    }
}
