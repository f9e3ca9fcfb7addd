/// A notice that was begun, made ready to be held against messages.
package struct IncidentNotice: Sendable {
    package let id: RowID
    package let draft: NoticeDraft
    package let from: Moment
    /// When it ends by itself; nil where somebody has to end it.
    package let until: Moment?
    /// Owners: the words, then the places.
    private let keywords: KeywordIndex

    package init(id: RowID, draft: NoticeDraft, from: Moment, until: Moment?) {
        self.id = id
        self.draft = draft
        self.from = from
        self.until = until
        keywords = KeywordIndex([draft.words, draft.places])
    }

    package func isOpen(at now: Moment) -> Bool { from <= now && until.map { now < $0 } ?? true }

    /// Why a message is about it, in words of the configuration only, e.g. `keyword snow`; nil where it is not.
    ///
    /// - Parameters:
    ///   - text: the message's, with the place that it names.
    ///   - types: codes of the request types that it has, or may have.
    package func reason(in text: FoldedText, types: [String]) -> String? {
        let found = keywords.matches(in: text)
        let place = found.first { $0.owner == 1 }
        if place == nil, !draft.places.isEmpty { return nil }
        let word = found.first { $0.owner == 0 }.map { "keyword \($0.keyword)" }
        let type = types.first(where: draft.types.contains).map { "request type \($0)" }
        return (word ?? type).map { reason in place.map { "\(reason), place \($0.keyword)" } ?? reason }
    }
}
