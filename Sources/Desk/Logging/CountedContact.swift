package import Intake

/// A contact that staff logged for information or as feedback: it counts, and there is no case.
package struct CountedContact: Hashable, Sendable {
    package var id: RowID
    package var kind: ContactKind
    package var channel: ChannelKind
    /// When the resident called or came.
    package var at: Moment
    /// The name that they gave.
    package var name: String?
    /// Where to reach them, where they said it: unproven.
    package var caller: Identity?
    /// What it was about, as it was written down.
    package var text: String
    package var language: Language
    /// Who wrote it down, as they sign in.
    package var enteredBy: String?
    /// Nil where the resident left no way to reach them.
    package var resident: RowID?

    package init(
        id: RowID, kind: ContactKind, channel: ChannelKind, at: Moment, name: String?, caller: Identity?, text: String,
        language: Language, enteredBy: String?, resident: RowID?
    ) {
        self.id = id
        self.kind = kind
        self.channel = channel
        self.at = at
        self.name = name
        self.caller = caller
        self.text = text
        self.language = language
        self.enteredBy = enteredBy
        self.resident = resident
    }

    /// The first line that says something, at most 120 characters: what a list calls it.
    package var title: String {
        let line = text.prefix(2_000).split(whereSeparator: \.isNewline).first { !$0.allSatisfy(\.isWhitespace) }
        return String((line ?? "").prefix(120))
    }
}
