import Intake

/// An entry of the record as somebody writes it.
package struct ActionDraft: Hashable, Sendable {
    /// UTF-16 units, as a browser's `maxlength` counts them.
    package static let longestText = 2_000
    package static let longestName = 120

    package let form: String
    package let kind: ActionKind
    package let owner: AgentID
    /// On which it was or will be, as `2026-11-21`: by it the entry is counted.
    package let day: String
    /// By when it is to be done; nil for no day in particular.
    package let due: String?
    /// Empty for none.
    package let department: String
    /// Who else it is with; empty for nobody.
    package let partner: String
    package let text: String

    /// Nil where it lacks a form of 1 to 64 characters, a day or a text, or is too long.
    package init?(
        form: String, kind: ActionKind, owner: AgentID, day: String, due: String?, department: String,
        partner: String, text: String
    ) {
        let (text, partner) = (TypedText.trimmed(text), TypedText.line(partner))
        guard (1...64).contains(form.utf8.count), CityCalendar.isDay(day), due.map(CityCalendar.isDay) ?? true,
            !text.isEmpty, text.utf16.count <= Self.longestText, partner.utf16.count <= Self.longestName
        else { return nil }
        self.form = form
        self.kind = kind
        self.owner = owner
        self.day = day
        self.due = due
        self.department = department
        self.partner = partner
        self.text = text
    }
}
