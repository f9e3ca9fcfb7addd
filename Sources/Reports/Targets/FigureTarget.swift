package import Intake

/// What the manager wants a figure to be, from a day on. A target is never changed: another one takes its place, or it is ended.
package struct FigureTarget: Hashable, Sendable {
    package var id: RowID
    package var draft: TargetDraft
    package var setBy: String
    package var setAt: Moment
    /// The last day on which it holds, where it was ended: one before its first where it never held.
    package var endDay: String?
    package var endedBy: String?
    package var endedAt: Moment?

    package init(
        id: RowID, draft: TargetDraft, setBy: String, setAt: Moment, endDay: String? = nil, endedBy: String? = nil,
        endedAt: Moment? = nil
    ) {
        self.id = id
        self.draft = draft
        self.setBy = setBy
        self.setAt = setAt
        self.endDay = endDay
        self.endedBy = endedBy
        self.endedAt = endedAt
    }

    /// The last day on which it holds; nil where nothing says.
    package var lastDay: String? { endDay ?? draft.to }

    /// Whether it holds on a day.
    package func holds(on day: String) -> Bool { draft.from <= day && (lastDay.map { $0 >= day } ?? true) }
}
