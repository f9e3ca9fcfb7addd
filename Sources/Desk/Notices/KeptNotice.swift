package import Intake

/// An incident notice with how many it reached.
package struct KeptNotice: Hashable, Sendable {
    package let id: RowID
    package let draft: NoticeDraft
    package let from: Moment
    /// When it ends by itself.
    package let until: Moment?
    package let endedAt: Moment?
    /// Whoever ended it wanted nobody told.
    package let isQuiet: Bool
    /// Who wrote about it, each person once.
    package let people: Int
    /// Addresses that were told of it and will hear when it ends.
    package let waiting: Int
    /// Addresses that heard of its end.
    package let told: Int

    package init(
        id: RowID, draft: NoticeDraft, from: Moment, until: Moment?, endedAt: Moment?, isQuiet: Bool, people: Int,
        waiting: Int, told: Int
    ) {
        self.id = id
        self.draft = draft
        self.from = from
        self.until = until
        self.endedAt = endedAt
        self.isQuiet = isQuiet
        self.people = people
        self.waiting = waiting
        self.told = told
    }
}
